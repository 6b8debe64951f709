package io.semlink.scenarios.bench;

import java.util.List;

/// A published figure of another simulator, measured on another machine (a Xeon at 2.5 GHz, one of
/// two hyper-threads) and not rerun here.
///
/// @param row workload it stands beside
/// @param name who
/// @param figure in the unit of the row
public record Peer(String row, String name, double figure) {
  /// All of them: AFF3CT 3.0.2 (FAST noise, generic exhaustive demapper for QAM; int8 offset
  /// min-sum, which does not decode base graph 1, and int16 normalised min-sum) and srsRAN Project
  /// 25.10 (int8 LLRs, AVX2 encoder, AVX-512 decoder).
  public static final List<Peer> ALL =
      List.of(
          new Peer("noise", "AFF3CT", 522),
          new Peer("map 16qam", "AFF3CT", 739),
          new Peer("map 16qam", "srsRAN", 5454),
          new Peer("map 64qam", "AFF3CT", 917),
          new Peer("map 64qam", "srsRAN", 6894),
          new Peer("demap 16qam", "AFF3CT", 128),
          new Peer("demap 16qam", "srsRAN", 1139),
          new Peer("demap 64qam", "AFF3CT", 62),
          new Peer("demap 64qam", "srsRAN", 4149),
          new Peer("demap 256qam", "AFF3CT", 18),
          new Peer("demap 256qam", "srsRAN", 3254),
          new Peer("loop bpsk", "AFF3CT", 414),
          new Peer("loop 16qam", "AFF3CT", 95),
          new Peer("loop 64qam", "AFF3CT", 56),
          new Peer("encode BG1 Z384 1/3", "srsRAN", 1750),
          new Peer("decode BG1 Z384 1/3", "AFF3CT int8", 36.2),
          new Peer("decode BG1 Z384 1/3", "AFF3CT int16", 18.0),
          new Peer("decode BG1 Z384 1/3", "srsRAN", 14.3),
          new Peer("decode BG1 Z384 1/2", "AFF3CT int8", 68.9),
          new Peer("decode BG1 Z384 1/2", "AFF3CT int16", 35.4),
          new Peer("decode BG1 Z384 2/3", "AFF3CT int8", 79.2),
          new Peer("decode BG1 Z384 2/3", "AFF3CT int16", 44.6),
          new Peer("decode BG1 Z384 11/12", "AFF3CT int8", 175.7),
          new Peer("decode BG1 Z384 11/12", "AFF3CT int16", 85.8),
          new Peer("decode BG1 Z384 11/12", "srsRAN", 77.8),
          new Peer("decode BG2 Z384 1/5", "AFF3CT int8", 30.1),
          new Peer("decode BG2 Z384 1/5", "AFF3CT int16", 15.0),
          new Peer("decode BG2 Z384 1/5", "srsRAN", 9.1),
          new Peer("decode BG2 Z384 1/2", "AFF3CT int8", 89.0),
          new Peer("decode BG2 Z384 1/2", "AFF3CT int16", 45.9),
          new Peer("decode BG2 Z96 1/2", "AFF3CT int16", 50.0),
          new Peer("decode BG2 Z52 1/2", "AFF3CT int16", 53.8));
}
