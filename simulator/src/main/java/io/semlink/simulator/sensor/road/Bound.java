package io.semlink.simulator.sensor.road;

/// Ranges of settings. A class of its own: nested records that called their owner's method would
/// start its initialisation while theirs was under way.
final class Bound {
  private Bound() {}

  /// @param unit of value and bounds, empty if there is none
  /// @throws IllegalArgumentException if the value is not within the bounds, both included
  static void require(String name, double value, double low, double high, String unit) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s is %s but must lie in %s..%s %s".formatted(name, value, low, high, unit).strip());
    }
  }
}
