package io.semlink.simulator.channel;

import org.apache.commons.rng.UniformRandomProvider;

/// Gamma-distributed values by the rejection method of Marsaglia and Tsang ("A simple method for
/// generating gamma variables", ACM TOMS 26(3), 2000), with StrictMath, so that they are the same
/// on every platform.
final class GammaDraw {
  private GammaDraw() {}

  /// Next value of mean shape and scale 1.
  ///
  /// @param random where the uniform values come from
  /// @param shape positive
  static double next(UniformRandomProvider random, double shape) {
    if (shape < 1) {
      double above = next(random, shape + 1);
      return above * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = gaussian(random);
      double root = 1 + c * x;
      double v = root * root * root;
      double u = 1 - random.nextDouble();
      if (v > 0 && StrictMath.log(u) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }

  private static double gaussian(UniformRandomProvider random) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
