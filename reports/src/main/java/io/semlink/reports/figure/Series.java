package io.semlink.reports.figure;

import io.semlink.simulator.metrics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One curve.
///
/// @param label name in the CSV file
/// @param style how it looks
/// @param data its points by ascending x
public record Series(String label, Style style, List<Datum> data) {
  /// Copies the points.
  public Series {
    data = List.copyOf(data);
  }

  /// One point of a curve.
  ///
  /// @param x abscissa
  /// @param y ordinate
  /// @param interval confidence interval of y; absent where y is exact
  /// @param upperBound whether nothing was observed, so that only the interval's upper end says
  ///   something
  /// @param trials how many trials or frames it rests on; 0 for a computed point
  public record Datum(
      double x, double y, @Nullable Interval interval, boolean upperBound, long trials) {
    /// A computed point.
    public static Datum exact(double x, double y) {
      return new Datum(x, y, null, false, 0);
    }

    /// Where the mark of this point lies.
    double shown() {
      return upperBound && interval != null ? interval.high() : y;
    }
  }
}
