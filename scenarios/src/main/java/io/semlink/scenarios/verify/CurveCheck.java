package io.semlink.scenarios.verify;

import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Interval;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Repeats a published curve. A point agrees where the 95 % intervals of both error rates overlap,
/// or where it lies within 0.1 dB of the curve.
///
/// @param curve what was published
record CurveCheck(ReferenceCurve curve) implements Check {
  private static final double TOLERANCE_DB = 0.1;

  @Override
  public String title() {
    return curve.title();
  }

  @Override
  public List<CheckResult> run(Effort effort) {
    return curve.points().stream()
        .filter(point -> effort.full() || curve.quick().contains(point.x()))
        .filter(point -> point.counts().rate() > 3e-5 || curve.quick().contains(point.x()))
        .map(point -> compare(point, effort))
        .toList();
  }

  private CheckResult compare(ReferenceCurve.Point point, Effort effort) {
    ErrorCounts ours = measure(point.x(), effort);
    boolean overlap = overlap(ours, point.counts());
    Double shift = shift(point.x(), ours);
    if (shift == null && !overlap && curve.inDb()) {
      shift = ownShift(point, ours, effort);
    }
    return new CheckResult(
        "curve",
        String.format(
            Locale.ROOT, curve.inDb() ? "%s, %.2f dB" : "%s, p = %.2f", curve.title(), point.x()),
        overlap || (shift != null && Math.abs(shift) <= TOLERANCE_DB),
        text(point.counts()),
        text(ours),
        shift);
  }

  private ErrorCounts measure(double x, Effort effort) {
    LinkAlone.Counts counts = LinkAlone.of(curve.at(x)).count(enough(effort), effort.threads());
    return curve.countsBits() ? counts.bits() : counts.blocks();
  }

  /// The distance by the slope of our own curve, where the published one has too few points: our
  /// error rate 0.1 dB on, towards the reference, tells how far away it lies. Null without errors.
  private @Nullable Double ownShift(ReferenceCurve.Point point, ErrorCounts ours, Effort effort) {
    double step = ours.rate() > point.counts().rate() ? TOLERANCE_DB : -TOLERANCE_DB;
    ErrorCounts next = measure(point.x() + step, effort);
    double slope = StrictMath.log(next.rate() / ours.rate()) / step;
    double shift = StrictMath.log(point.counts().rate() / ours.rate()) / slope;
    return Double.isFinite(shift) ? (Double) shift : null;
  }

  private LinkAlone.Enough enough(Effort effort) {
    return effort.full()
        ? new LinkAlone.Enough(curve.countsBits() ? 2000 : 400, 2_000_000)
        : new LinkAlone.Enough(curve.countsBits() ? 500 : 100, 40_000);
  }

  /// How much further right our point lies than the curve at our error rate.
  private @Nullable Double shift(double x, ErrorCounts ours) {
    if (!curve.inDb() || ours.errors() == 0) {
      return null;
    }
    Double there = curve.xOf(ours.rate());
    return there == null ? null : (Double) (x - there);
  }

  private static boolean overlap(ErrorCounts a, ErrorCounts b) {
    Interval one = a.interval(Interval.CONFIDENCE);
    Interval other = b.interval(Interval.CONFIDENCE);
    return one.low() <= other.high() && other.low() <= one.high();
  }

  private static String text(ErrorCounts counts) {
    return String.format(Locale.ROOT, "%.2e", counts.rate());
  }
}
