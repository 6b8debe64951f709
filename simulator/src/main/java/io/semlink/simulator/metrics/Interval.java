package io.semlink.simulator.metrics;

/// A confidence interval.
///
/// @param low lower end
/// @param high upper end, at least low
public record Interval(double low, double high) {
  /// Whether a value lies inside, ends included.
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /// Half of the width.
  public double halfWidth() {
    return (high - low) / 2;
  }
}
