package io.semlink.reports.stat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The mean distance of two curves of quality over rate (Bjontegaard, VCEG-M33, 2001), interpolated
/// over the logarithm of the rate by piecewise cubics (PCHIP) as in the common test conditions of
/// JCT-VC and JVET (JCTVC-L1100, JVET-T2010). Pure.
///
/// Differs from VCEG-M33, which fits one cubic to four points and integrates it: that one swings
/// between points and beyond them.
public final class Bjontegaard {
  private static final int FEWEST = 2;

  private Bjontegaard() {}

  /// One point of a curve.
  ///
  /// @param rate above 0, in any unit that both curves share
  /// @param quality in any unit that both curves share, greater is better
  public record Point(double rate, double quality) {
    /// @throws IllegalArgumentException if a value is out of range
    public Point {
      if (!(rate > 0 && rate < Double.POSITIVE_INFINITY) || !Double.isFinite(quality)) {
        throw new IllegalArgumentException(
            "rate is %s and quality %s but must be positive and finite".formatted(rate, quality));
      }
    }
  }

  /// A mean distance, or why there is none.
  public sealed interface Delta permits Defined, Undefined {}

  /// A mean distance of the tested curve from the anchor.
  ///
  /// @param value of rates: relative difference, as -0.5 for half the rate; of qualities:
  ///   difference in their unit
  /// @param low lower end of the common interval it is the mean over: quality for rates, rate for
  ///   qualities
  /// @param high upper end likewise
  public record Defined(double value, double low, double high) implements Delta {}

  /// Why two curves have no mean distance.
  public enum Undefined implements Delta {
    /// A curve has fewer than two points.
    TOO_FEW_POINTS("fewer than two points"),
    /// Two points share a rate, or quality does not rise from each point to the next.
    NOT_MONOTONE("not monotone"),
    /// No rate, or no quality, is reached by both.
    NO_OVERLAP("no overlap");

    private final String words;

    Undefined(String words) {
      this.words = words;
    }

    /// A few words for a table.
    public String words() {
      return words;
    }
  }

  /// BD-rate: how much more rate the tested curve needs at equal quality, on average over the
  /// qualities that both reach. Quality must rise strictly with rate.
  ///
  /// @param anchor in any order
  /// @param test in any order
  /// @return a relative difference; negative where the tested curve is better
  public static Delta rate(List<Point> anchor, List<Point> test) {
    List<Point> a = sorted(anchor);
    List<Point> t = sorted(test);
    if (Math.min(a.size(), t.size()) < FEWEST) {
      return Undefined.TOO_FEW_POINTS;
    }
    if (!rises(a, Point::rate)
        || !rises(t, Point::rate)
        || !rises(a, Point::quality)
        || !rises(t, Point::quality)) {
      return Undefined.NOT_MONOTONE;
    }
    Delta delta = mean(a, t, Point::quality, p -> StrictMath.log(p.rate()));
    return delta instanceof Defined d
        ? new Defined(StrictMath.expm1(d.value()), d.low(), d.high())
        : delta;
  }

  /// BD-quality (BD-PSNR, BD-mIoU): how much better the tested curve is at equal rate, on average
  /// over the logarithms of the rates that both have. Quality need not rise.
  ///
  /// @param anchor in any order
  /// @param test in any order
  /// @return a difference in the unit of quality; positive where the tested curve is better
  public static Delta quality(List<Point> anchor, List<Point> test) {
    List<Point> a = sorted(anchor);
    List<Point> t = sorted(test);
    if (Math.min(a.size(), t.size()) < FEWEST) {
      return Undefined.TOO_FEW_POINTS;
    }
    if (!rises(a, Point::rate) || !rises(t, Point::rate)) {
      return Undefined.NOT_MONOTONE;
    }
    Delta delta = mean(a, t, p -> StrictMath.log(p.rate()), Point::quality);
    return delta instanceof Defined d
        ? new Defined(d.value(), StrictMath.exp(d.low()), StrictMath.exp(d.high()))
        : delta;
  }

  /// The points that no cheaper or equally cheap point equals in quality, by ascending rate: what
  /// {@link #rate} is defined on where noise or saturation bends a curve down.
  ///
  /// @param points in any order
  public static List<Point> front(List<Point> points) {
    List<Point> byRate = new ArrayList<>(points);
    byRate.sort(
        Comparator.comparingDouble(Point::rate)
            .thenComparing(Comparator.comparingDouble(Point::quality).reversed()));
    List<Point> front = new ArrayList<>();
    for (Point point : byRate) {
      if (front.isEmpty() || point.quality() > front.getLast().quality()) {
        front.add(point);
      }
    }
    return List.copyOf(front);
  }

  private static List<Point> sorted(List<Point> points) {
    return points.stream().sorted(Comparator.comparingDouble(Point::rate)).toList();
  }

  private static boolean rises(List<Point> points, ToDoubleFunction<Point> value) {
    for (int i = 1; i < points.size(); i++) {
      if (value.applyAsDouble(points.get(i)) <= value.applyAsDouble(points.get(i - 1))) {
        return false;
      }
    }
    return true;
  }

  private static Delta mean(
      List<Point> a, List<Point> t, ToDoubleFunction<Point> x, ToDoubleFunction<Point> y) {
    double low = Math.max(x.applyAsDouble(a.getFirst()), x.applyAsDouble(t.getFirst()));
    double high = Math.min(x.applyAsDouble(a.getLast()), x.applyAsDouble(t.getLast()));
    if (low >= high) {
      return Undefined.NO_OVERLAP;
    }
    double area = curve(t, x, y).integral(low, high) - curve(a, x, y).integral(low, high);
    return new Defined(area / (high - low), low, high);
  }

  private static MonotoneCubic curve(
      List<Point> points, ToDoubleFunction<Point> x, ToDoubleFunction<Point> y) {
    return new MonotoneCubic(
        points.stream().mapToDouble(x).toArray(), points.stream().mapToDouble(y).toArray());
  }
}
