package io.semlink.simulator.metrics;

import org.apache.commons.math3.distribution.TDistribution;

/// Student's distribution (Biometrika 6, 1908).
final class StudentT {
  private StudentT() {}

  /// What a variable stays within, to both sides, with some probability.
  ///
  /// @param confidence the probability, in (0, 1)
  /// @param degreesOfFreedom above 0
  static double quantile(double confidence, double degreesOfFreedom) {
    return new TDistribution(null, degreesOfFreedom)
        .inverseCumulativeProbability((1 + confidence) / 2);
  }
}
