package io.semlink.simulator.kernels;

/// Gray-labelled levels of one axis.
///
/// @param numBits bits of the axis, m, in 1..5
/// @param unit half the distance between neighbouring levels, positive: levels are unit times odd
///   numbers
public record GrayAxis(int numBits, float unit) {
  /// @throws IllegalArgumentException if a value lies outside its range
  public GrayAxis {
    if (numBits < 1 || numBits > DemapKernel.MAX_AXIS_BITS || !(unit > 0)) {
      throw new IllegalArgumentException(
          "axis has %s bits (must be 1..%s) and unit %s (must be positive)"
              .formatted(numBits, DemapKernel.MAX_AXIS_BITS, unit));
    }
  }

  /// Factor from symbols to units.
  float perUnit() {
    return 1 / unit;
  }

  /// LLR per unit and inverse noise power, 4 u^2.
  float slope() {
    return 4 * unit * unit;
  }
}
