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
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.results.PointCounts;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Bit and block error rates over the channel's quality, on logarithmic axes, with exact intervals
/// and the closed form of uncoded transmission.
final class WaterfallFigure {
  private static final double CONFIDENCE = 0.95;

  private WaterfallFigure() {}

  static Figure of(RunRecord run, Condition condition) {
    List<Series> bits = new ArrayList<>();
    List<Series> blocks = new ArrayList<>();
    List<LegendEntry> legend = new ArrayList<>();
    boolean anyCoded = false;
    for (Curve curve : condition.curves()) {
      Style style = Style.curve(curve.index());
      legend.add(new LegendEntry(curve.label(), style));
      if (curve.isCoded() && condition.abscissa() != Abscissa.DEMOD_BER) {
        anyCoded = true;
        bits.add(
            new Series(
                curve.label() + ", before decoding",
                style.faint(),
                data(condition, curve, PointCounts::demodBits)));
      }
      bits.add(new Series(curve.label(), style, data(condition, curve, PointCounts::bits)));
      blocks.add(new Series(curve.label(), style, data(condition, curve, PointCounts::blocks)));
    }
    if (anyCoded) {
      legend.add(new LegendEntry("same colour: before decoding", Style.reference(0).faint()));
    }
    List<Series> theory = TheoryLines.of(condition, lowest(bits));
    theory.forEach(line -> legend.add(new LegendEntry(line.label(), line.style())));
    bits.addAll(0, theory);
    return new Figure(
        "waterfall" + condition.suffix(),
        Captions.title("Bit and block error rates", condition),
        Captions.conditions(condition),
        Findings.ofBlocks(condition),
        caption(run, condition),
        new Figure.Plot(
            List.of(
                panel(condition, "ber", "bit error rate", bits),
                panel(condition, "bler", "block error rate", blocks)),
            legend));
  }

  private static String caption(RunRecord run, Condition condition) {
    List<PointRecord> points =
        condition.curves().stream().flatMap(c -> c.points().stream()).toList();
    return "Bars: 95 % Clopper-Pearson intervals. Open marks with an arrow: no error was seen, the mark"
        + " is the upper end of the interval. Block: transport block. "
        + energy(condition)
        + Captions.provenance(run, points);
  }

  /// Without this, coded bits before decoding seem worse than theory.
  private static String energy(Condition condition) {
    boolean coded = condition.curves().stream().anyMatch(Curve::isCoded);
    return condition.abscissa() == Abscissa.EB_N0 && coded
        ? "Before decoding, a coded bit has only R times the energy of an information bit. "
        : "";
  }

  private static Panel panel(Condition condition, String column, String label, List<Series> data) {
    Scale across =
        condition.abscissa() == Abscissa.DEMOD_BER
            ? Scale.LOG
            : Scale.LINEAR;
    Axis x = Axis.of(condition.abscissa().column(), condition.abscissa().label(), across);
    return new Panel(x, new Axis(column, label, Scale.LOG, null, 1.0), data, 250);
  }

  private static List<Datum> data(
      Condition condition, Curve curve, Function<PointCounts, ErrorCounts> counts) {
    List<Datum> data = new ArrayList<>();
    for (PointRecord point : curve.points()) {
      ErrorCounts errors = counts.apply(point.counts());
      if (errors.trials() > 0) {
        double x = Objects.requireNonNull(condition.abscissa().of(point));
        Interval interval = errors.interval(CONFIDENCE);
        data.add(
            new Datum(x, errors.rate(), interval, errors.errors() == 0, errors.trials()));
      }
    }
    return data;
  }

  private static double lowest(List<Series> series) {
    return series.stream()
        .flatMap(s -> s.data().stream())
        .mapToDouble(d -> d.upperBound() && d.interval() != null ? d.interval().high() : d.y())
        .min()
        .orElse(1e-6);
  }
}
