package io.semlink.simulator.units;

/// Conversions between power ratios and decibels.
public final class Decibels {
  private Decibels() {}

  /// From dB to a power ratio.
  ///
  /// @param db a power ratio in dB
  /// @return the linear ratio, 10^(db/10)
  public static double toLinear(double db) {
    return StrictMath.pow(10, db / 10);
  }

  /// From a power ratio to dB.
  ///
  /// @param ratio a positive power ratio
  /// @return the ratio in dB, 10 log10(ratio)
  public static double fromLinear(double ratio) {
    return 10 * StrictMath.log10(ratio);
  }

  static void requireFinite(String quantity, double db) {
    if (!Double.isFinite(db)) {
      throw new IllegalArgumentException(
          "%s is %s dB but must be a finite number".formatted(quantity, db));
    }
  }
}
