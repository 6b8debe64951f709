package io.semlink.simulator.channel;

import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.apache.commons.rng.UniformRandomProvider;

/// Erases each coded bit independently: an erased bit has LLR 0, any other arrives for certain.
///
/// @param erasureProbability in [0, 1]
public record BinaryErasureChannel(double erasureProbability) implements Channel {
  /// @throws IllegalArgumentException if the probability is out of range
  public BinaryErasureChannel {
    Probability.require("erasure probability", erasureProbability);
  }

  @Override
  public void send(byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
    UniformRandomProvider random = key.with(Purpose.BIT_ERRORS).generator();
    for (int i = 0; i < llr.length; i++) {
      boolean erased = random.nextDouble() < erasureProbability;
      llr[i] = erased ? 0 : HardBit.llr(codedBits[i] == 1, HardBit.CERTAIN);
    }
  }
}
