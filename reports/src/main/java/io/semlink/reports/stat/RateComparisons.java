package io.semlink.reports.stat;

import io.semlink.reports.read.Run;
import io.semlink.reports.stat.Bjontegaard.Defined;
import io.semlink.reports.stat.Bjontegaard.Delta;
import io.semlink.reports.stat.Bjontegaard.Point;
import io.semlink.reports.stat.RateComparison.Place;
import io.semlink.reports.stat.RateComparison.Side;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.Jackknife;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Bjontegaard deltas between the schemes and receive modes of a run that sweeps its rate.
public final class RateComparisons {
  private RateComparisons() {}

  /// Each pair of curves over the bandwidth or the bits per pixel, at each Es/N0, that looked at
  /// the same scenes. Pairs with two channel codes share modulation and code rate; pairs without
  /// share the modulation; an analog curve meets every other.
  ///
  /// @param metric what stands for quality
  /// @return in plan order; empty if no two curves have two rates each
  /// @throws io.semlink.simulator.results.BadRunException if the frames cannot be read
  public static List<RateComparison> of(Run run, TaskMetric metric) {
    List<Pair> pairs = pairs(run.points(), metric);
    if (pairs.isEmpty()) {
      return List.of();
    }
    List<PointRecord> points =
        pairs.stream()
            .flatMap(p -> Stream.of(p.anchor(), p.test()))
            .flatMap(c -> c.points().stream())
            .distinct()
            .toList();
    FrameMatrices frames = FrameMatrices.of(run, points, metric);
    return pairs.stream().map(pair -> comparison(pair, metric, frames)).toList();
  }

  /// Points that differ in their rate alone, along an axis one a rate.
  private record RateCurve(String label, List<PointRecord> points) {
    PointParameters parameters() {
      return points.getFirst().parameters();
    }

    List<Point> over(Abscissa axis, ToDoubleFunction<PointRecord> quality) {
      return points.stream()
          .map(p -> new Point(Objects.requireNonNull(axis.of(p)), quality.applyAsDouble(p)))
          .toList();
    }

    RateCurve along(Abscissa axis) {
      return new RateCurve(label, axis.distinct(points));
    }

    boolean has(Abscissa axis) {
      return points.stream().allMatch(p -> axis.of(p) != null);
    }
  }

  private record Pair(Place place, Abscissa axis, RateCurve anchor, RateCurve test) {}

  private static List<Pair> pairs(List<PointRecord> all, TaskMetric metric) {
    List<PointRecord> points =
        all.stream().filter(p -> p.budget() != null && metric.of(p) != null).toList();
    CurveLabels labels = CurveLabels.withoutRate(points);
    Map<Place, Map<String, List<PointRecord>>> byPlace = new LinkedHashMap<>();
    for (PointRecord point : points) {
      byPlace
          .computeIfAbsent(place(point.parameters()), _ -> new LinkedHashMap<>())
          .computeIfAbsent(labels.of(point), _ -> new ArrayList<>())
          .add(point);
    }
    List<Pair> pairs = new ArrayList<>();
    byPlace.forEach((place, byLabel) -> {
      List<RateCurve> curves = new ArrayList<>();
      byLabel.forEach((label, members) -> {
        if (members.size() > 1) {
          curves.add(new RateCurve(label, members));
        }
      });
      addPairs(place, curves, pairs);
    });
    return pairs;
  }

  private static void addPairs(Place place, List<RateCurve> curves, List<Pair> pairs) {
    for (int i = 0; i < curves.size(); i++) {
      for (RateCurve test : curves.subList(i + 1, curves.size())) {
        RateCurve anchor = curves.get(i);
        Abscissa axis = axis(anchor, test);
        if (comparable(anchor, test) && anchor.has(axis) && test.has(axis)) {
          pairs.add(new Pair(place, axis, anchor.along(axis), test.along(axis)));
        }
      }
    }
  }

  private static Place place(PointParameters p) {
    return new Place(p.channel(), p.channelParameters(), p.esN0Db());
  }

  private static boolean comparable(RateCurve one, RateCurve other) {
    PointParameters a = one.parameters();
    PointParameters b = other.parameters();
    boolean analog = a.modulation().isEmpty() || b.modulation().isEmpty();
    boolean bothCoded = isCoded(one) && isCoded(other);
    return sameScenes(a, b)
        && (analog || (bothCoded ? sameMcs(a, b) : a.modulation().equals(b.modulation())));
  }

  /// A difference in quality between other scenes, sizes or random values says nothing of two
  /// schemes.
  private static boolean sameScenes(PointParameters a, PointParameters b) {
    return Objects.equals(a.source(), b.source())
        && Objects.equals(a.resolution(), b.resolution())
        && a.repetition() == b.repetition();
  }

  private static Abscissa axis(RateCurve one, RateCurve other) {
    List<PointRecord> all = Stream.of(one, other).flatMap(c -> c.points().stream()).toList();
    boolean haveBits = one.has(Abscissa.BITS_PER_PIXEL) && other.has(Abscissa.BITS_PER_PIXEL);
    return haveBits && Abscissa.bitsCostTheSame(all)
        ? Abscissa.BITS_PER_PIXEL
        : Abscissa.CHANNEL_USES_PER_PIXEL;
  }

  private static boolean sameMcs(PointParameters a, PointParameters b) {
    return a.modulation().equals(b.modulation())
        && a.codeRate().equals(b.codeRate())
        && Objects.equals(a.mcs(), b.mcs());
  }

  private static boolean isCoded(RateCurve curve) {
    return curve.points().stream().anyMatch(p -> budget(p).codeRate() < 1);
  }

  private static LinkBudget budget(PointRecord point) {
    return Objects.requireNonNull(point.budget());
  }

  private static RateComparison comparison(Pair pair, TaskMetric metric, FrameMatrices frames) {
    ToDoubleFunction<PointRecord> quality = p -> Objects.requireNonNull(metric.of(p));
    List<Point> anchor = pair.anchor().over(pair.axis(), quality);
    List<Point> test = pair.test().over(pair.axis(), quality);
    boolean sameFrames = sameFrames(pair, frames);
    return new RateComparison(
        pair.place(),
        metric,
        pair.axis(),
        side(pair.anchor(), anchor),
        side(pair.test(), test),
        rateOfFronts(anchor, test),
        sameFrames ? interval(pair, quality, frames, RateComparisons::rateOfFronts) : null,
        Bjontegaard.quality(anchor, test),
        sameFrames ? interval(pair, quality, frames, Bjontegaard::quality) : null,
        sameFrames);
  }

  private static Side side(RateCurve curve, List<Point> points) {
    return new Side(curve.label(), points.size(), Bjontegaard.front(points).size());
  }

  private static Delta rateOfFronts(List<Point> anchor, List<Point> test) {
    return Bjontegaard.rate(Bjontegaard.front(anchor), Bjontegaard.front(test));
  }

  private static boolean sameFrames(Pair pair, FrameMatrices frames) {
    PointRecord first = pair.anchor().points().getFirst();
    return Stream.of(pair.anchor(), pair.test())
        .flatMap(c -> c.points().stream())
        .allMatch(p -> frames.share(first, p));
  }

  /// Both curves lose the same frame.
  private static @Nullable Interval interval(
      Pair pair,
      ToDoubleFunction<PointRecord> quality,
      FrameMatrices frames,
      BiFunction<List<Point>, List<Point>, Delta> delta) {
    PointRecord first = pair.anchor().points().getFirst();
    boolean told =
        Stream.of(pair.anchor(), pair.test())
            .flatMap(c -> c.points().stream())
            .allMatch(frames::tell);
    Double value = told ? value(pair, quality, delta) : null;
    if (value == null) {
      return null;
    }
    double[] without = new double[frames.without(first).length];
    for (int f = 0; f < without.length; f++) {
      int frame = f;
      Double one = value(pair, p -> frames.without(p)[frame], delta);
      if (one == null) {
        return null;
      }
      without[f] = one;
    }
    return Jackknife.interval(value, without, Jackknife.Scale.REAL);
  }

  private static @Nullable Double value(
      Pair pair,
      ToDoubleFunction<PointRecord> quality,
      BiFunction<List<Point>, List<Point>, Delta> delta) {
    Delta one =
        delta.apply(
            pair.anchor().over(pair.axis(), quality), pair.test().over(pair.axis(), quality));
    return one instanceof Defined defined ? (Double) defined.value() : null;
  }
}
