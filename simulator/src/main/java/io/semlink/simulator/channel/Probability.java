package io.semlink.simulator.channel;

/// Bounds of a probability.
final class Probability {
  private Probability() {}

  /// @throws IllegalArgumentException if the value is outside [0, 1]
  static void require(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("%s is %s but must lie in [0, 1]".formatted(name, value));
    }
  }
}
