package io.semlink.simulator.coding;

import java.util.List;

/// Repetition without CRC: the payload is sent again and again, in its own order, until E bits are
/// sent; the LLRs of a bit add up. Every block is taken as it comes.
///
/// @param payloadBits A, at least 1
/// @param codedBits E, at least A; where A does not divide it, the first E mod A bits are sent once
///   more than the others
public record RepetitionTransport(int payloadBits, int codedBits) implements TransportCode {
  /// @throws IllegalArgumentException if a value lies outside its range
  public RepetitionTransport {
    if (payloadBits < 1) {
      throw new IllegalArgumentException(
          "payload is %s bits but must be at least 1".formatted(payloadBits));
    }
    if (codedBits < payloadBits) {
      throw new IllegalArgumentException(
          "coded bits are %s but must be at least %s, the payload"
              .formatted(codedBits, payloadBits));
    }
  }

  @Override
  public int crcBits() {
    return 0;
  }

  @Override
  public int numCodeBlocks() {
    return 1;
  }

  @Override
  public byte[] encode(byte[] payload, int redundancyVersion) {
    if (payload.length != payloadBits) {
      throw new IllegalArgumentException(
          "payload has %s bits but must have %s".formatted(payload.length, payloadBits));
    }
    if (redundancyVersion != 0) {
      throw new IllegalArgumentException(
          "redundancy version is %s but this code has version 0 only".formatted(redundancyVersion));
    }
    byte[] coded = new byte[codedBits];
    for (int i = 0; i < codedBits; i++) {
      coded[i] = payload[i % payloadBits];
    }
    return coded;
  }

  @Override
  public TransportDecoder newDecoder() {
    return transmissions -> {
      float[] llr = ChaseCombining.combine(transmissions, codedBits);
      float[] sum = new float[payloadBits];
      for (int i = 0; i < codedBits; i++) {
        sum[i % payloadBits] += llr[i];
      }
      return new DecodedTransportBlock(List.of(new Accepted(0, sum, 1)), true);
    };
  }
}
