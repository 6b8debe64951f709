package io.semlink.simulator.coding.polar;

import io.semlink.simulator.coding.Accepted;
import io.semlink.simulator.coding.BlockOutcome;
import io.semlink.simulator.coding.ChaseCombining;
import io.semlink.simulator.coding.CrcFailed;
import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.coding.Transmission;
import io.semlink.simulator.coding.TransportDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// CRC-aided list decoding: of the paths that pass the CRC the most likely one is accepted; if none
/// does, the block has failed and the most likely path stands for it.
///
/// A bit's LLR has the sign of the path's decision and the magnitude it had on that path when it
/// was decided: later bits, and the other paths, do not count in it.
final class PolarTransportDecoder implements TransportDecoder {
  private final Segmentation segmentation;
  private final RateMatching rateMatching;
  private final int[] input;
  private final ListDecoder decoder;
  private final float[] channel;
  private final float[] decided;
  private final float[] ordered;
  private final byte[] bits;

  PolarTransportDecoder(
      Segmentation segmentation, RateMatching rateMatching, int[] input, ListDecoder decoder) {
    this.segmentation = segmentation;
    this.rateMatching = rateMatching;
    this.input = input;
    this.decoder = decoder;
    this.channel = new float[segmentation.blockSize().length()];
    this.decided = new float[input.length];
    this.ordered = new float[input.length];
    this.bits = new byte[input.length];
  }

  @Override
  public DecodedTransportBlock decode(List<Transmission> transmissions) {
    float[] llr = ChaseCombining.combine(transmissions, segmentation.codedBits());
    List<BlockOutcome> outcomes = new ArrayList<>();
    for (int block = 0; block < segmentation.numBlocks(); block++) {
      rateMatching.recover(llr, block * rateMatching.codedBits(), channel);
      outcomes.add(decodeBlock(block));
    }
    boolean accepted = outcomes.stream().allMatch(Accepted.class::isInstance);
    return new DecodedTransportBlock(outcomes, accepted);
  }

  private BlockOutcome decodeBlock(int block) {
    int[] paths = decoder.decode(channel);
    for (int path : paths) {
      take(path);
      if (segmentation.check(bits)) {
        return new Accepted(segmentation.from(block), payload(block), 1);
      }
    }
    take(paths[0]);
    return new CrcFailed(segmentation.from(block), payload(block), 1);
  }

  private void take(int path) {
    decoder.trace(path, decided);
    for (int k = 0; k < input.length; k++) {
      ordered[input[k]] = decided[k];
      bits[input[k]] = (byte) (decided[k] < 0 ? 1 : 0);
    }
  }

  private float[] payload(int block) {
    return Arrays.copyOfRange(ordered, segmentation.padding(block), segmentation.messageBits());
  }
}
