package io.semlink.simulator.channel;

import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.apache.commons.rng.UniformRandomProvider;

/// Flips each coded bit independently. The receiver knows the probability: every LLR has magnitude
/// ln((1-p)/p), clipped where p is so small that the decoder would see infinity.
///
/// @param bitErrorRate probability of a flip, in [0, 0.5]
public record BinarySymmetricChannel(double bitErrorRate) implements Channel {
  /// @throws IllegalArgumentException if the probability is outside [0, 0.5]
  public BinarySymmetricChannel {
    if (!(bitErrorRate >= 0 && bitErrorRate <= 0.5)) {
      throw new IllegalArgumentException(
          "bit-error rate is %s but must lie in [0, 0.5]".formatted(bitErrorRate));
    }
  }

  @Override
  public void send(byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
    UniformRandomProvider random = key.with(Purpose.BIT_ERRORS).generator();
    float magnitude = HardBit.magnitude(bitErrorRate);
    for (int i = 0; i < llr.length; i++) {
      boolean flipped = random.nextDouble() < bitErrorRate;
      llr[i] = HardBit.llr((codedBits[i] == 1) != flipped, magnitude);
    }
  }
}
