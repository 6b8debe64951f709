package io.semlink.simulator.metrics;

/// A confidence interval.
///
/// @param low lower end
/// @param high upper end, at least low
public record Interval(double low, double high) {
  /// Probability that an interval that is printed holds the true value.
  public static final double CONFIDENCE = 0.95;

  /// Student's interval of an estimate.
  ///
  /// @param value the estimate
  /// @param standardError its standard error, at least 0
  /// @param degreesOfFreedom of the standard error, above 0, not always whole
  /// @param confidence in (0, 1), as 0.95
  static Interval around(
      double value, double standardError, double degreesOfFreedom, double confidence) {
    double half = StudentT.quantile(confidence, degreesOfFreedom) * standardError;
    return new Interval(value - half, value + half);
  }

  /// Student's interval of a share, symmetric in its logit: it stays inside (0, 1), and is longer
  /// on the side where there is more room, as the estimate of a rare event asks for.
  ///
  /// @param share the estimate, in (0, 1)
  /// @param standardError of the share, at least 0
  /// @param degreesOfFreedom of the standard error, above 0, not always whole
  /// @param confidence in (0, 1), as 0.95
  static Interval ofShare(
      double share, double standardError, double degreesOfFreedom, double confidence) {
    double logit = StrictMath.log(share / (1 - share));
    Interval logits =
        around(logit, standardError / (share * (1 - share)), degreesOfFreedom, confidence);
    return new Interval(expit(logits.low), expit(logits.high));
  }

  private static double expit(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }

  /// Whether a value lies inside, ends included.
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /// Half of the width.
  public double halfWidth() {
    return (high - low) / 2;
  }
}
