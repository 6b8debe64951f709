package io.semlink.simulator.channel;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.apache.commons.rng.UniformRandomProvider;

/// Noise whose power changes from symbol to symbol. Given the power it is Gaussian.
public sealed interface ImpulsiveNoise {
  /// Draws the noise power of each symbol.
  ///
  /// @param key names the block; its purpose is replaced by that of impulses
  /// @param powers receives powers relative to N0
  void draw(StreamKey key, float[] powers);

  /// Mean power relative to N0.
  double meanPower();

  /// Each symbol is hit with a probability, independently; then noise of another power is added. N0
  /// is the power of the background (Ghosh, "Analysis of the effect of impulse noise on
  /// multicarrier and single carrier QAM systems", IEEE Trans. Commun. 44(2), 1996).
  ///
  /// @param probability that a symbol is hit, in [0, 1]
  /// @param powerRatio power of an impulse over N0, at least 0, finite
  record BernoulliGaussian(double probability, double powerRatio) implements ImpulsiveNoise {
    /// @throws IllegalArgumentException if a value is out of range
    public BernoulliGaussian {
      Probability.require("impulse probability", probability);
      if (!(powerRatio >= 0 && powerRatio < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "impulse power is %s of N0 but must be finite and at least 0".formatted(powerRatio));
      }
    }

    @Override
    public void draw(StreamKey key, float[] powers) {
      UniformRandomProvider random = key.with(Purpose.IMPULSES).generator();
      for (int s = 0; s < powers.length; s++) {
        powers[s] = random.nextDouble() < probability ? (float) (1 + powerRatio) : 1;
      }
    }

    @Override
    public double meanPower() {
      return 1 + probability * powerRatio;
    }
  }

  /// Class A interference: a Poisson number of sources acts on each symbol, independently; power
  /// (k/A + Gamma)/(1 + Gamma) with k sources. N0 is the mean power of background and impulses
  /// together (Middleton, "Statistical-physical models of electromagnetic interference", IEEE
  /// Trans. Electromagn. Compat. 19(3), 1977).
  ///
  /// @param overlapIndex A, mean number of sources, in (0, 10]; the smaller, the more impulsive
  /// @param gaussianRatio Gamma, power of the background over that of the impulses, positive
  record MiddletonClassA(double overlapIndex, double gaussianRatio) implements ImpulsiveNoise {
    /// @throws IllegalArgumentException if a value is out of range
    public MiddletonClassA {
      if (!(overlapIndex > 0 && overlapIndex <= 10)) {
        throw new IllegalArgumentException(
            "overlap index is %s but must lie in (0, 10]".formatted(overlapIndex));
      }
      if (!(gaussianRatio > 0 && gaussianRatio < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Gaussian-to-impulse ratio is %s but must be positive and finite"
                .formatted(gaussianRatio));
      }
    }

    @Override
    public void draw(StreamKey key, float[] powers) {
      UniformRandomProvider random = key.with(Purpose.IMPULSES).generator();
      double none = StrictMath.exp(-overlapIndex);
      for (int s = 0; s < powers.length; s++) {
        int sources = poisson(random, none);
        powers[s] = (float) ((sources / overlapIndex + gaussianRatio) / (1 + gaussianRatio));
      }
    }

    /// By multiplication of uniform values (Knuth, "The Art of Computer Programming", section
    /// 3.4.1).
    private static int poisson(UniformRandomProvider random, double none) {
      int count = 0;
      double product = random.nextDouble();
      while (product > none) {
        product *= random.nextDouble();
        count++;
      }
      return count;
    }

    @Override
    public double meanPower() {
      return 1;
    }
  }
}
