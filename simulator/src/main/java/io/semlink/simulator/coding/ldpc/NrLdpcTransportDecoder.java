package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.coding.Accepted;
import io.semlink.simulator.coding.BlockOutcome;
import io.semlink.simulator.coding.ChaseCombining;
import io.semlink.simulator.coding.CrcFailed;
import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.coding.Transmission;
import io.semlink.simulator.coding.TransportDecoder;
import io.semlink.simulator.coding.crc.Crc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The receiving end of {@link NrLdpcTransport}.
final class NrLdpcTransportDecoder implements TransportDecoder {
  private final Segmentation segmentation;
  private final Crc crc;
  private final List<RateMatching> rateMatchings;
  private final LdpcDecoder decoder;
  private final float[] codeword;
  private final byte[] transportBlock;

  NrLdpcTransportDecoder(
      Segmentation segmentation, Crc crc, List<RateMatching> rateMatchings, LdpcDecoder decoder) {
    this.segmentation = segmentation;
    this.crc = crc;
    this.rateMatchings = rateMatchings;
    this.decoder = decoder;
    this.codeword =
        new float[segmentation.baseGraph().numColumns() * segmentation.liftingSize().z()];
    // A code block's own CRC lies behind its bits, where the next block is not yet.
    this.transportBlock =
        new byte[segmentation.informationBits() + segmentation.codeBlockCrcBits()];
  }

  @Override
  public DecodedTransportBlock decode(List<Transmission> transmissions) {
    int codedBits = rateMatchings.stream().mapToInt(RateMatching::codedBits).sum();
    float[] llr = ChaseCombining.combine(transmissions, codedBits);
    List<BlockOutcome> outcomes = new ArrayList<>(rateMatchings.size());
    int from = 0;
    for (int block = 0; block < rateMatchings.size(); block++) {
      RateMatching rateMatching = rateMatchings.get(block);
      rateMatching.recover(llr, from, codeword);
      outcomes.add(decodeBlock(block));
      from += rateMatching.codedBits();
    }
    boolean accepted =
        outcomes.stream().allMatch(Accepted.class::isInstance)
            && crc.check(transportBlock, 0, segmentation.informationBits());
    return new DecodedTransportBlock(outcomes, accepted);
  }

  private BlockOutcome decodeBlock(int block) {
    int iterations = decoder.decode(codeword).iterations();
    int from = segmentation.from(block);
    int to = from + segmentation.codeBlockBits(block);
    boolean decided = HardDecision.decide(codeword, transportBlock, from, to);
    Crc check = segmentation.numCodeBlocks() == 1 ? crc : Crc.CRC24B;
    int payloadTo =
        Math.min(from + segmentation.size(block), segmentation.informationBits() - crc.length());
    float[] llr = Arrays.copyOf(codeword, payloadTo - from);
    return decided && check.check(transportBlock, from, to)
        ? new Accepted(from, llr, iterations)
        : new CrcFailed(from, llr, iterations);
  }
}
