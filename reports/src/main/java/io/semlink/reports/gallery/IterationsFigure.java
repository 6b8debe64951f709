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
import io.semlink.reports.stat.Words;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// How many iterations the channel decoder took, a panel a curve, at the worst, a middle and the
/// best level of the channel.
final class IterationsFigure {
  private static final int MAX_PANELS = 4;

  private final RunRecord run;
  private final Condition condition;
  private final List<Curve> curves;
  private final List<Double> levels;

  private IterationsFigure(RunRecord run, Condition condition) {
    this.run = run;
    this.condition = condition;
    this.curves =
        condition.curves().stream()
            .filter(c -> c.points().stream().anyMatch(IterationsFigure::isIterative))
            .limit(MAX_PANELS)
            .toList();
    this.levels = levels();
  }

  /// The figure, or nothing if no point was decoded iteratively.
  static Optional<Figure> of(RunRecord run, Condition condition) {
    IterationsFigure figure = new IterationsFigure(run, condition);
    return figure.curves.isEmpty() ? Optional.empty() : Optional.of(figure.figure());
  }

  private static boolean isIterative(PointRecord point) {
    return point.parameters().iterationsMax() != null && histogram(point).total() > 0;
  }

  private static Histogram histogram(PointRecord point) {
    return point.counts().use().iterations();
  }

  /// Worst, middle and best level that an iterative point has.
  private List<Double> levels() {
    List<Double> all =
        curves.stream()
            .flatMap(c -> c.points().stream())
            .filter(IterationsFigure::isIterative)
            .map(this::x)
            .sorted()
            .distinct()
            .toList();
    return all.isEmpty()
        ? all
        : IntStream.of(0, all.size() / 2, all.size() - 1).distinct().mapToObj(all::get).toList();
  }

  private double x(PointRecord point) {
    return Objects.requireNonNull(condition.abscissa().of(point));
  }

  private Figure figure() {
    List<LegendEntry> legend = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      legend.add(new LegendEntry(level(i), Style.curve(i)));
    }
    List<PointRecord> points = curves.stream().flatMap(c -> c.points().stream()).toList();
    return new Figure(
        "iterations" + condition.suffix(),
        Captions.title("Iterations of the channel decoder", condition),
        Captions.conditions(condition),
        finding(),
        "Share of the decodings of code blocks that took so many iterations, all HARQ rounds"
            + " counted. "
            + Captions.provenance(run, points),
        new Figure.Plot(curves.stream().map(this::panel).toList(), legend));
  }

  private String level(int index) {
    double value = levels.get(index);
    return switch (condition.abscissa()) {
      case ES_N0 -> "Es/N0 = " + Words.db(value);
      case EB_N0 -> "Eb/N0 = " + Words.db(value);
      case DEMOD_BER -> "bit error rate " + Words.probability(value);
      case BITS_PER_PIXEL, CHANNEL_USES_PER_PIXEL ->
          Words.number(value, 3) + " " + condition.abscissa().label();
    };
  }

  private String finding() {
    Curve curve = curves.getFirst();
    List<PointRecord> points =
        curve.points().stream().filter(IterationsFigure::isIterative).toList();
    boolean backwards = condition.abscissa() == Abscissa.DEMOD_BER;
    PointRecord worst = backwards ? points.getLast() : points.getFirst();
    PointRecord best = backwards ? points.getFirst() : points.getLast();
    return "%s: %s iterations in the mean at the worst level, %s at the best, of at most %s."
        .formatted(
            curve.label(),
            Words.number(histogram(worst).mean(), 1),
            Words.number(histogram(best).mean(), 1),
            Objects.requireNonNull(best.parameters().iterationsMax()));
  }

  private Panel panel(Curve curve) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      int index = i;
      curve.points().stream()
          .filter(p -> isIterative(p) && x(p) == levels.get(index))
          .findFirst()
          .ifPresent(p ->
              series.add(
                  new Series(curve.label() + ", " + level(index), Style.curve(index), data(p))));
    }
    Axis y = new Axis("share", curve.label() + " (%)", Scale.PERCENT, 0.0, null);
    return new Panel(Axis.of("iterations", "iterations", Scale.LINEAR), y, series, 150);
  }

  private static List<Datum> data(PointRecord point) {
    Histogram histogram = histogram(point);
    double total = histogram.total();
    return IntStream.range(1, histogram.counts().size())
        .mapToObj(i -> new Datum(i, histogram.count(i) / total, null, false, histogram.total()))
        .toList();
  }
}
