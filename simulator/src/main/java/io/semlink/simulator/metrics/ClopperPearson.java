package io.semlink.simulator.metrics;

import org.apache.commons.math3.special.Beta;

/// Exact interval of a binomial probability (Clopper and Pearson, Biometrika 26, 1934), by
/// quantiles of the beta distribution. Bisection in the logarithm keeps small probabilities exact
/// to 12 digits.
final class ClopperPearson {
  private static final double SMALLEST = 1e-300;

  private ClopperPearson() {}

  static Interval interval(double errors, double trials, double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence is " + confidence + " but must lie in (0, 1)");
    }
    double tail = (1 - confidence) / 2;
    double low = errors == 0 ? 0 : quantile(tail, errors, trials - errors + 1);
    double high = errors == trials ? 1 : quantile(1 - tail, errors + 1, trials - errors);
    return new Interval(low, high);
  }

  /// x with I_x(a, b) = p.
  private static double quantile(double p, double a, double b) {
    double low = StrictMath.log(SMALLEST);
    double high = 0;
    while (high - low > 1e-13 * Math.max(1, -low)) {
      double middle = (low + high) / 2;
      if (Beta.regularizedBeta(StrictMath.exp(middle), a, b) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return StrictMath.exp((low + high) / 2);
  }
}
