package io.semlink.simulator.sensor.folder;

/// Values between which an image is spread over the scale 0..255.
///
/// @param from this value and those below become 0, at least 0
/// @param to this value and those above become 255, above `from`, at most 65535
public record ValueRange(int from, int to) {
  static final int MAX = 0xFFFF;

  /// @throws IllegalArgumentException if a bound is out of range
  public ValueRange {
    if (from < 0 || from >= to || to > MAX) {
      throw new IllegalArgumentException(
          "range is %s:%s but must be FROM:TO with 0 <= FROM < TO <= %s".formatted(from, to, MAX));
    }
  }

  /// Every value of a depth.
  ///
  /// @param bits 1..16
  static ValueRange full(int bits) {
    return new ValueRange(0, (1 << bits) - 1);
  }

  /// The level of a value, 0..255, rounded.
  int level(int value) {
    int width = to - from;
    return ((Math.clamp(value, from, to) - from) * 255 + width / 2) / width;
  }

  @Override
  public String toString() {
    return from + ":" + to;
  }
}
