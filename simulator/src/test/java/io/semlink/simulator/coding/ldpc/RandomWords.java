package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/// Keyed words and channel LLRs for the tests of this package.
final class RandomWords {
  private static final long SEED = 2026;

  private RandomWords() {}

  static byte[] bits(int numBits, long frameIndex) {
    var generator = StreamKey.of(SEED, Purpose.RANDOM_BITS, frameIndex).generator();
    byte[] bits = new byte[numBits];
    for (int i = 0; i < numBits; i++) {
      bits[i] = (byte) generator.nextInt(2);
    }
    return bits;
  }

  /// LLRs of BPSK (0 as +1) in real white Gaussian noise of a variance: 2 y / variance.
  static float[] llr(byte[] coded, double variance, long frameIndex) {
    var generator = StreamKey.of(SEED, Purpose.CHANNEL_NOISE, frameIndex).generator();
    SharedStateContinuousSampler noise = ZigguratSampler.NormalizedGaussian.of(generator);
    double deviation = Math.sqrt(variance);
    float[] llr = new float[coded.length];
    for (int i = 0; i < llr.length; i++) {
      llr[i] = (float) (2 / variance * (1 - 2 * coded[i] + deviation * noise.sample()));
    }
    return llr;
  }

  /// LLRs that are right without doubt, +-8.
  static float[] noiseFree(byte[] coded) {
    float[] llr = new float[coded.length];
    for (int i = 0; i < llr.length; i++) {
      llr[i] = 8 - 16 * coded[i];
    }
    return llr;
  }
}
