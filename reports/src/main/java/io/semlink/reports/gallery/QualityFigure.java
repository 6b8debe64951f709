package io.semlink.reports.gallery;

import io.semlink.reports.figure.Axis;
import io.semlink.reports.figure.Axis.Scale;
import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.Figure.LegendEntry;
import io.semlink.reports.figure.Figure.Panel;
import io.semlink.reports.figure.Series;
import io.semlink.reports.figure.Series.Datum;
import io.semlink.reports.figure.Style;
import io.semlink.reports.stat.Abscissa;
import io.semlink.reports.stat.Condition;
import io.semlink.reports.stat.Curve;
import io.semlink.reports.stat.Findings;
import io.semlink.reports.stat.TaskMetric;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.results.PointQuality;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The task's metric over the channel's quality, and below it the share of frames that arrived
/// whole.
final class QualityFigure {
  private final RunRecord run;
  private final Condition condition;
  private final TaskMetric metric;

  private QualityFigure(RunRecord run, Condition condition, TaskMetric metric) {
    this.run = run;
    this.condition = condition;
    this.metric = metric;
  }

  /// The figure, or nothing if no point has the metric.
  static Optional<Figure> of(RunRecord run, Condition condition, TaskMetric metric) {
    return new QualityFigure(run, condition, metric).figure();
  }

  private Optional<Figure> figure() {
    List<Curve> curves = condition.curves().stream().filter(c -> !task(c).isEmpty()).toList();
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    List<Series> task = bounds();
    List<Series> decoded = new ArrayList<>();
    List<LegendEntry> legend = new ArrayList<>();
    for (Curve curve : curves) {
      Style style = Style.curve(curve.index());
      task.add(new Series(curve.label(), bands() ? style.withBand() : style, task(curve)));
      decoded.add(new Series(curve.label(), style, decoded(curve)));
      legend.add(new LegendEntry(curve.label(), style));
    }
    bounds().forEach(line -> legend.add(new LegendEntry(line.label(), line.style())));
    boolean labelled = metric == TaskMetric.MIOU;
    String title =
        labelled ? "Quality of the receiver's segmentation" : "Agreement with the error-free link";
    return Optional.of(
        new Figure(
            (labelled ? "quality" : "agreement") + condition.suffix(),
            Captions.title(title, condition),
            Captions.conditions(condition),
            Findings.ofTask(condition, metric),
            caption(),
            new Figure.Plot(List.of(taskPanel(task), decodedPanel(decoded)), legend)));
  }

  /// More bands than these would add up to mud.
  private boolean bands() {
    return condition.curves().size() <= 3;
  }

  private Panel taskPanel(List<Series> task) {
    Axis y = new Axis(metric.column(), metric.label(), Scale.PERCENT, 0.0, null);
    return new Panel(across(), y, task, 330);
  }

  private Panel decodedPanel(List<Series> decoded) {
    Axis y = Axis.of("decode_success", "decoded (%)", Scale.PERCENT).range(-0.06, 1.06);
    return new Panel(across(), y, decoded, 92);
  }

  private Axis across() {
    Abscissa abscissa = condition.abscissa();
    Scale scale = abscissa.isLogarithmic() ? Scale.LOG : Scale.LINEAR;
    return Axis.of(abscissa.column(), abscissa.label(), scale);
  }

  private List<Datum> task(Curve curve) {
    List<Datum> data = new ArrayList<>();
    for (PointRecord point : curve.points()) {
      Double value = metric.of(point);
      if (value != null) {
        long frames = metric == TaskMetric.MIOU ? labelled(point) : point.counts().frames();
        data.add(new Datum(x(point), value, metric.interval(point), false, frames));
      }
    }
    return data;
  }

  private List<Datum> decoded(Curve curve) {
    List<Datum> data = new ArrayList<>();
    for (PointRecord point : curve.points()) {
      // An analog frame has no block that could arrive or not.
      if (point.counts().blocks().trials() > 0) {
        ErrorCounts frames =
            new ErrorCounts(point.counts().framesAccepted(), point.counts().frames());
        data.add(
            new Datum(
                x(point),
                frames.rate(),
                frames.interval(Interval.CONFIDENCE),
                false,
                frames.trials()));
      }
    }
    return data;
  }

  /// Horizontal lines: the error-free link where a row has it, and what a receiver without a link
  /// would reach by calling every pixel unlabelled.
  private List<Series> bounds() {
    List<Series> bounds = new ArrayList<>();
    for (PointRecord point : condition.errorFree()) {
      Double value = metric.of(point);
      if (value != null) {
        String name = point.parameters().scheme().equals("none") ? "raw input" : "error-free link";
        bounds.add(level(name, value, bounds.size()));
      }
    }
    trivial()
        .ifPresent(value -> bounds.add(level("no link: all unlabelled", value, bounds.size())));
    return bounds;
  }

  private Optional<Double> trivial() {
    return metric == TaskMetric.AGREEMENT
        ? Optional.empty()
        : points().stream()
            .map(PointRecord::quality)
            .filter(Objects::nonNull)
            .map(PointQuality::confusion)
            .filter(Objects::nonNull)
            .map(ConfusionMatrix::of)
            .map(m -> (double) m.truePixels(0) / m.numPixels() / m.numClasses())
            .findFirst();
  }

  private Series level(String label, double value, int index) {
    double[] x = points().stream().mapToDouble(this::x).sorted().toArray();
    return new Series(
        label,
        Style.reference(index),
        List.of(Datum.exact(x[0], value), Datum.exact(x[x.length - 1], value)));
  }

  private String caption() {
    String frames =
        metric == TaskMetric.MIOU
            ? "mIoU: mean intersection over union of nine classes against the labels."
            : "Agreement: mean intersection over union with the map the same receiver would make of"
                + " an error-free link; it needs no labels.";
    return frames
        + (bands() ? " Bands" : " Bars")
        + ": 95 % jackknife over frames, none where a class is in too few. Decoded: share of frames"
        + " with every block accepted. "
        + Captions.payloads(condition)
        + Captions.provenance(run, points());
  }

  private List<PointRecord> points() {
    return condition.curves().stream().flatMap(c -> c.points().stream()).toList();
  }

  private double x(PointRecord point) {
    return Objects.requireNonNull(condition.abscissa().of(point));
  }

  private static long labelled(PointRecord point) {
    PointQuality quality = point.quality();
    return quality == null ? 0 : quality.numLabelled();
  }
}
