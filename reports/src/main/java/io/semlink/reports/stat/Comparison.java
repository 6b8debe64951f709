package io.semlink.reports.stat;

import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.Jackknife;
import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Two receive modes of one scheme over the same channel at equal channel uses.
///
/// Differences are taken point by point; their intervals leave out a frame of both points together
/// (paired jackknife), so that what makes a scene easy or hard cancels.
public final class Comparison {
  private final Condition condition;
  private final TaskMetric metric;
  private final Curve first;
  private final Curve second;
  private final List<Pair> pairs;
  private final List<Crossing> crossings;

  /// Both curves at one Es/N0.
  ///
  /// @param channelUses of a frame, which both have
  /// @param difference metric of the first less that of the second
  /// @param sameFrames whether both have records of the same frames
  /// @param interval its paired interval; of no width where no frame differs, absent where frames
  ///   cannot tell
  private record Pair(
      double esN0Db,
      double channelUses,
      double difference,
      boolean sameFrames,
      @Nullable Interval interval) {
    /// Whether the difference exceeds its interval.
    boolean clear() {
      return difference != 0 && interval != null && !interval.contains(0);
    }
  }

  private Comparison(
      Condition condition, TaskMetric metric, Curve first, Curve second, List<Pair> pairs) {
    this.condition = condition;
    this.metric = metric;
    this.first = first;
    this.second = second;
    this.pairs = pairs;
    this.crossings = crossings(pairs);
  }

  /// Compares two curves where both have a point of equal channel uses.
  ///
  /// @param frames what the frames of their points add
  static Comparison of(
      Condition condition, TaskMetric metric, List<Curve> curves, FrameMatrices frames) {
    List<Pair> pairs = new ArrayList<>();
    for (PointRecord a : curves.getFirst().points()) {
      for (PointRecord b : curves.getLast().points()) {
        if (comparable(a, b, metric)) {
          double difference = value(metric, a) - value(metric, b);
          double esN0Db = Objects.requireNonNull(a.parameters().esN0Db());
          pairs.add(
              new Pair(
                  esN0Db,
                  usesPerFrame(a),
                  difference,
                  frames.share(a, b),
                  interval(a, b, difference, frames)));
        }
      }
    }
    return new Comparison(condition, metric, curves.getFirst(), curves.getLast(), pairs);
  }

  private static boolean comparable(PointRecord a, PointRecord b, TaskMetric metric) {
    return Objects.equals(a.parameters().esN0Db(), b.parameters().esN0Db())
        && metric.of(a) != null
        && metric.of(b) != null
        && usesPerFrame(a) == usesPerFrame(b);
  }

  private static double value(TaskMetric metric, PointRecord point) {
    return Objects.requireNonNull(metric.of(point));
  }

  private static double usesPerFrame(PointRecord point) {
    long counted = point.counts().use().channelUses();
    // An older file did not count them.
    return counted > 0 || point.budget() == null
        ? (double) counted / point.counts().frames()
        : point.budget().channelUses();
  }

  private static @Nullable Interval interval(
      PointRecord a, PointRecord b, double difference, FrameMatrices frames) {
    if (!frames.share(a, b) || !frames.tell(a) || !frames.tell(b)) {
      return null;
    }
    double[] ofA = frames.without(a);
    double[] ofB = frames.without(b);
    double[] without = new double[ofA.length];
    Arrays.setAll(without, f -> ofA[f] - ofB[f]);
    Interval interval = Jackknife.interval(difference, without, Jackknife.Scale.REAL);
    return interval == null && Arrays.equals(ofA, ofB)
        ? new Interval(difference, difference)
        : interval;
  }

  private static List<Crossing> crossings(List<Pair> pairs) {
    double[] x = pairs.stream().mapToDouble(Pair::esN0Db).toArray();
    double[] y = pairs.stream().mapToDouble(Pair::difference).toArray();
    List<SignChanges.Change> changes = SignChanges.of(x, y);
    List<Crossing> crossings = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      SignChanges.Change change = changes.get(i);
      int from = i == 0 ? 0 : changes.get(i - 1).before() + 1;
      int to = i + 1 < changes.size() ? changes.get(i + 1).before() + 1 : x.length;
      crossings.add(
          new Crossing(
              change.x(),
              interval(pairs, x, change),
              change.rising(),
              pairs.subList(from, change.before() + 1).stream().anyMatch(Pair::clear),
              pairs.subList(change.before() + 1, to).stream().anyMatch(Pair::clear)));
    }
    return crossings;
  }

  /// The places around a change where the difference may be zero: those whose interval holds it
  /// (Fieller, Journal of the Royal Statistical Society B 16, 1954), with linear ends between
  /// points. Infinite where they reach the end of the sweep.
  private static @Nullable Interval interval(
      List<Pair> pairs, double[] x, SignChanges.Change change) {
    double[] least = new double[x.length];
    double[] most = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      Interval interval = pairs.get(i).interval();
      if (interval == null) {
        return null;
      }
      least[i] = change.rising() ? interval.low() : -interval.high();
      most[i] = change.rising() ? interval.high() : -interval.low();
    }
    double low = Double.NEGATIVE_INFINITY;
    for (int i = change.before(); i >= 0 && low == Double.NEGATIVE_INFINITY; i--) {
      low = most[i] < 0 ? zero(x, most, i) : low;
    }
    double high = Double.POSITIVE_INFINITY;
    for (int i = change.before() + 1; i < x.length && high == Double.POSITIVE_INFINITY; i++) {
      high = least[i] > 0 ? zero(x, least, i - 1) : high;
    }
    return new Interval(low, high);
  }

  /// Where a line from a point to the next one is zero.
  private static double zero(double[] x, double[] y, int from) {
    return x[from] + (x[from + 1] - x[from]) * y[from] / (y[from] - y[from + 1]);
  }

  /// Channel and bandwidth of both.
  public Condition condition() {
    return condition;
  }

  /// What is compared.
  public TaskMetric metric() {
    return metric;
  }

  /// The curve whose lead counts as positive.
  public Curve first() {
    return first;
  }

  /// The other one.
  public Curve second() {
    return second;
  }

  /// Every change of the lead, clear or not, from the worst channel to the best.
  public List<Crossing> crossings() {
    return List.copyOf(crossings);
  }

  /// The curve that leads on the better side of a crossing.
  public Curve above(Crossing crossing) {
    return crossing.firstLeadsAbove() ? first : second;
  }

  /// The curve that leads on the worse side of a crossing.
  public Curve below(Crossing crossing) {
    return crossing.firstLeadsAbove() ? second : first;
  }

  /// Channel uses a frame that both have at every Es/N0; NaN where no point could be compared, or
  /// retransmissions make them other ones at each.
  public double channelUses() {
    double[] uses = pairs.stream().mapToDouble(Pair::channelUses).distinct().toArray();
    return uses.length == 1 ? uses[0] : Double.NaN;
  }

  /// Whether the points that are compared have records of the same frames. Where they have not,
  /// what differs may be the frames, and there is no interval.
  public boolean sameFrames() {
    return pairs.stream().allMatch(Pair::sameFrames);
  }

  /// The outcome in one sentence without its full stop.
  public String sentence() {
    return outcome()
        + (sameFrames() ? "" : " (without records of the same frames, so not certain)");
  }

  private String outcome() {
    if (pairs.isEmpty()) {
      return "%s and %s have no point of equal channel uses in common"
          .formatted(first.label(), second.label());
    }
    List<Crossing> telling =
        crossings.stream()
            .filter(c -> c.interval() == null || c.clearBelow() || c.clearAbove())
            .toList();
    if (telling.isEmpty()) {
      return withoutCrossing();
    }
    List<String> parts = telling.stream().map(this::words).toList();
    return String.join(", ", parts);
  }

  private String words(Crossing crossing) {
    String place = Words.db(crossing.esN0Db()) + interval(crossing.interval());
    if (crossing.interval() == null || crossing.clear()) {
      return "%s overtakes %s at %s"
          .formatted(above(crossing).label(), below(crossing).label(), place);
    }
    return crossing.clearBelow()
        ? "%s catches up with %s at %s and does not differ from it beyond the intervals from there on"
            .formatted(above(crossing).label(), below(crossing).label(), place)
        : "%s does not differ from %s beyond the intervals before it overtakes it at %s"
            .formatted(above(crossing).label(), below(crossing).label(), place);
  }

  private String withoutCrossing() {
    String range =
        "%s and %s do not cross between %s and %s"
            .formatted(
                first.label(),
                second.label(),
                Words.db(pairs.getFirst().esN0Db()),
                Words.db(pairs.getLast().esN0Db()));
    Pair widest = pairs.getFirst();
    for (Pair pair : pairs) {
      widest = Math.abs(pair.difference()) > Math.abs(widest.difference()) ? pair : widest;
    }
    boolean certain = widest.clear() || widest.interval() == null;
    if (widest.difference() == 0 || !certain) {
      return range + " and do not differ beyond the intervals";
    }
    return range
        + ": %s leads by at most %s points, at %s"
            .formatted(
                widest.difference() > 0 ? first.label() : second.label(),
                Words.decimal(100 * Math.abs(widest.difference()), 1),
                Words.db(widest.esN0Db()));
  }

  /// An interval of Es/N0 as people read it; empty if there is none.
  public String interval(@Nullable Interval interval) {
    if (interval == null) {
      return "";
    }
    return " [%s, %s]".formatted(end(interval.low()), end(interval.high()));
  }

  private String end(double esN0Db) {
    if (Double.isFinite(esN0Db)) {
      return Words.number(esN0Db, 2);
    }
    return esN0Db < 0
        ? "below " + Words.number(pairs.getFirst().esN0Db(), 2)
        : "above " + Words.number(pairs.getLast().esN0Db(), 2);
  }
}
