package io.semlink.reports.figure;

import org.jspecify.annotations.Nullable;

/// One axis of a panel.
///
/// @param column name of the quantity in the CSV file, with its unit, as in "es_n0_db"
/// @param label what stands beside the axis, with its unit
/// @param scale how values are spread
/// @param low least value shown; absent where the data shall decide
/// @param high greatest value shown; absent likewise
public record Axis(
    String column, String label, Scale scale, @Nullable Double low, @Nullable Double high) {

  /// How values are spread along an axis.
  public enum Scale {
    /// Evenly.
    LINEAR,
    /// Evenly; fractions are labelled in per cent.
    PERCENT,
    /// By their decimal logarithm.
    LOG
  }

  /// An axis whose range the data decides.
  public static Axis of(String column, String label, Scale scale) {
    return new Axis(column, label, scale, null, null);
  }

  /// The same with a fixed range.
  public Axis range(double newLow, double newHigh) {
    return new Axis(column, label, scale, newLow, newHigh);
  }
}
