package io.semlink.scenarios.verify;

import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Interval;
import java.util.List;
import java.util.function.Predicate;

/// The share of frames with every block accepted, over Es/N0.
///
/// @param points in rising order of Es/N0, at least two
record AcceptanceCurve(List<Point> points) {
  private static final double FEW = 0.05;

  /// One operating point.
  ///
  /// @param esN0Db Es/N0 in dB
  /// @param rejected frames with a block that was not accepted, of all frames
  record Point(double esN0Db, ErrorCounts rejected) {
    /// Whether the 95 % interval of the accepted share lies below 5 %.
    private boolean lost() {
      return rejected.interval(Interval.CONFIDENCE).low() > 1 - FEW;
    }

    /// Whether the 95 % interval of the accepted share lies above 95 %.
    private boolean safe() {
      return rejected.interval(Interval.CONFIDENCE).high() < FEW;
    }
  }

  /// @throws IllegalArgumentException if there are fewer than two points or they do not rise
  AcceptanceCurve {
    points = List.copyOf(points);
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).esN0Db() <= points.get(i - 1).esN0Db()) {
        throw new IllegalArgumentException("Es/N0 does not rise at point " + i);
      }
    }
    if (points.size() < 2) {
      throw new IllegalArgumentException("a curve needs two points, not " + points.size());
    }
  }

  /// How many dB lie between the last point up to which fewer than 5 % are accepted and the first
  /// point from which more than 95 % are; infinite where the curve has no such points.
  double widthDb() {
    int lost = leading(Point::lost) - 1;
    int safe = trailing(Point::safe);
    return lost < 0 || safe == points.size()
        ? Double.POSITIVE_INFINITY
        : points.get(safe).esN0Db() - points.get(lost).esN0Db();
  }

  /// Es/N0 in dB at which half of the frames are accepted for the first time, linear between
  /// points; NaN where that is never so.
  double thresholdDb() {
    for (int i = 1; i < points.size(); i++) {
      Point low = points.get(i - 1);
      Point high = points.get(i);
      double from = low.rejected().rate();
      double to = high.rejected().rate();
      if (from >= 0.5 && to < 0.5) {
        return low.esN0Db() + (high.esN0Db() - low.esN0Db()) * (from - 0.5) / (from - to);
      }
    }
    return Double.NaN;
  }

  /// Frames accepted at all points further below the threshold than a distance.
  ErrorCounts acceptedBelow(double distanceDb) {
    ErrorCounts rejected = sum(p -> p.esN0Db() < thresholdDb() - distanceDb);
    return new ErrorCounts(rejected.trials() - rejected.errors(), rejected.trials());
  }

  /// Frames not accepted at all points further above the threshold than a distance.
  ErrorCounts rejectedAbove(double distanceDb) {
    return sum(p -> p.esN0Db() > thresholdDb() + distanceDb);
  }

  private ErrorCounts sum(Predicate<Point> which) {
    return points.stream()
        .filter(which)
        .map(Point::rejected)
        .reduce(ErrorCounts.NONE, ErrorCounts::plus);
  }

  private int leading(Predicate<Point> what) {
    int count = 0;
    while (count < points.size() && what.test(points.get(count))) {
      count++;
    }
    return count;
  }

  /// Index of the first of the last points for which something holds.
  private int trailing(Predicate<Point> what) {
    int first = points.size();
    while (first > 0 && what.test(points.get(first - 1))) {
      first--;
    }
    return first;
  }
}
