package io.semlink.reports.gallery;

import io.semlink.reports.figure.Axis;
import io.semlink.reports.figure.Axis.Scale;
import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.Figure.LegendEntry;
import io.semlink.reports.figure.Figure.Panel;
import io.semlink.reports.figure.Series;
import io.semlink.reports.figure.Series.Datum;
import io.semlink.reports.figure.Style;
import io.semlink.reports.stat.Condition;
import io.semlink.reports.stat.Curve;
import io.semlink.reports.stat.Findings;
import io.semlink.reports.stat.TaskMetric;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.results.PointQuality;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Mean IoU over the rate that a scheme may use: all frames, those taken by day, those taken at
/// night.
final class RateFigure {
  private static final String STEM = "rate";

  private final RunRecord run;
  private final Condition condition;

  private RateFigure(RunRecord run, Condition condition) {
    this.run = run;
    this.condition = condition;
  }

  private record Part(
      String column,
      String label,
      double height,
      Function<PointQuality, @Nullable Double> value,
      Function<PointQuality, @Nullable Interval> interval) {}

  private static final List<Part> PARTS =
      List.of(
          new Part(
              TaskMetric.MIOU.column(),
              TaskMetric.MIOU.label(),
              260,
              PointQuality::miou,
              PointQuality::miouInterval),
          new Part("miou_day", "by day (%)", 170, PointQuality::miouDay, _ -> null),
          new Part("miou_night", "at night (%)", 170, PointQuality::miouNight, _ -> null));

  /// The figure, or nothing if no point has the metric.
  ///
  /// @param condition curves over rate, see {@link Condition#overRate}
  static Optional<Figure> of(RunRecord run, Condition condition) {
    return new RateFigure(run, condition).figure();
  }

  private Optional<Figure> figure() {
    List<Panel> panels =
        PARTS.stream().map(this::panel).filter(p -> !p.series().isEmpty()).toList();
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    List<LegendEntry> legend =
        condition.curves().stream()
            .map(curve -> new LegendEntry(curve.label(), Style.curve(curve.index())))
            .toList();
    return Optional.of(
        new Figure(
            STEM + condition.suffix(),
            Captions.title("Quality over rate", condition),
            Captions.conditions(condition),
            Findings.ofTask(condition, TaskMetric.MIOU),
            "mIoU: mean intersection over union of nine classes against the labels; bars: 95 %"
                + " jackknife over frames, none where a class is in too few. "
                + Captions.provenance(run, points()),
            new Figure.Plot(panels, legend)));
  }

  private Panel panel(Part part) {
    List<Series> series = new ArrayList<>();
    for (Curve curve : condition.curves()) {
      List<Datum> data = data(curve, part);
      if (!data.isEmpty()) {
        series.add(new Series(curve.label(), Style.curve(curve.index()), data));
      }
    }
    Axis x = Axis.of(condition.abscissa().column(), condition.abscissa().label(), Scale.LOG);
    Axis y = new Axis(part.column(), part.label(), Scale.PERCENT, 0.0, null);
    return new Panel(x, y, series, part.height());
  }

  private List<Datum> data(Curve curve, Part part) {
    List<Datum> data = new ArrayList<>();
    for (PointRecord point : curve.points()) {
      PointQuality quality = point.quality();
      Double value = quality == null ? null : part.value().apply(quality);
      if (quality != null && value != null) {
        double x = Objects.requireNonNull(condition.abscissa().of(point));
        Interval interval = part.interval().apply(quality);
        data.add(new Datum(x, value, interval, false, quality.numLabelled()));
      }
    }
    return data;
  }

  private List<PointRecord> points() {
    return condition.curves().stream().flatMap(c -> c.points().stream()).toList();
  }
}
