package io.semlink.models.training;

import org.apache.commons.rng.UniformRandomProvider;

/// Single random values of training.
final class TrainingNoise {
  private TrainingNoise() {}

  /// Standard logistic value, the difference of two standard Gumbel values.
  static float logistic(UniformRandomProvider random) {
    // The middle of one of 2^53 cells: never 0 or 1.
    double v = random.nextDouble() + 0x1.0p-54;
    return (float) StrictMath.log(v / (1 - v));
  }

  /// Standard normal value (Box and Muller, 1958; one of the pair).
  static double gaussian(UniformRandomProvider random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
