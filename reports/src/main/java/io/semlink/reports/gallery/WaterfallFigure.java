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
import org.jspecify.annotations.Nullable;

/// Bit and block error rates over the channel's quality, on logarithmic axes, with exact intervals
/// and the closed form of uncoded transmission.
final class WaterfallFigure {
  private final RunRecord run;
  private final Condition condition;
  private final List<Series> bits = new ArrayList<>();
  private final List<Series> blocks = new ArrayList<>();
  private final List<LegendEntry> legend = new ArrayList<>();

  private WaterfallFigure(RunRecord run, Condition condition) {
    this.run = run;
    this.condition = condition;
  }

  static Figure of(RunRecord run, Condition condition) {
    return new WaterfallFigure(run, condition).figure();
  }

  private Figure figure() {
    condition.curves().stream().filter(c -> !c.budget().isAnalog()).forEach(this::add);
    if (condition.curves().stream().anyMatch(this::showsDemodulated)) {
      legend.add(new LegendEntry("same colour: before decoding", Style.reference(0).faint()));
    }
    List<Series> theory = TheoryLines.of(condition, lowest());
    theory.forEach(line -> legend.add(new LegendEntry(line.label(), line.style())));
    bits.addAll(0, theory);
    return new Figure(
        "waterfall" + condition.suffix(),
        Captions.title("Bit and block error rates", condition),
        Captions.conditions(condition),
        Findings.ofBlocks(condition),
        caption(),
        new Figure.Plot(
            List.of(
                panel("ber", "bit error rate", bits), panel("bler", "block error rate", blocks)),
            legend));
  }

  private void add(Curve curve) {
    Style style = Style.curve(curve.index());
    legend.add(new LegendEntry(curve.label(), style));
    if (showsDemodulated(curve)) {
      bits.add(
          new Series(
              curve.label() + ", before decoding",
              style.faint(),
              data(curve, PointCounts::demodBits, PointCounts::demodInterval)));
    }
    bits.add(
        new Series(curve.label(), style, data(curve, PointCounts::bits, PointCounts::bitInterval)));
    blocks.add(
        new Series(
            curve.label(), style, data(curve, PointCounts::blocks, PointCounts::blockInterval)));
  }

  /// Over its own axis the error rate before decoding would be a diagonal; many of them would hide
  /// what the figure is about.
  private boolean showsDemodulated(Curve curve) {
    return curve.isCoded()
        && condition.curves().size() <= 4
        && condition.abscissa() != Abscissa.DEMOD_BER;
  }

  private String caption() {
    List<PointRecord> points =
        condition.curves().stream().flatMap(c -> c.points().stream()).toList();
    return "Bars: 95 % intervals; of bits by their spread over frames, of blocks Clopper-Pearson."
        + " Open marks with an arrow: no error was seen, the mark is the upper end of the"
        + " interval, for bits that of blocks. Block: transport block. "
        + energy()
        + Captions.provenance(run, points);
  }

  /// Without this, coded bits before decoding seem worse than theory.
  private String energy() {
    boolean coded = condition.curves().stream().anyMatch(this::showsDemodulated);
    return condition.abscissa() == Abscissa.EB_N0 && coded
        ? "Before decoding, a coded bit has only R times the energy of an information bit. "
        : "";
  }

  private Panel panel(String column, String label, List<Series> data) {
    Scale across = condition.abscissa().isLogarithmic() ? Scale.LOG : Scale.LINEAR;
    Axis x = Axis.of(condition.abscissa().column(), condition.abscissa().label(), across);
    return new Panel(x, new Axis(column, label, Scale.LOG, null, 1.0), data, 250);
  }

  private List<Datum> data(
      Curve curve,
      Function<PointCounts, ErrorCounts> counts,
      Function<PointCounts, @Nullable Interval> interval) {
    List<Datum> data = new ArrayList<>();
    for (PointRecord point : curve.points()) {
      ErrorCounts errors = counts.apply(point.counts());
      Interval ends = interval.apply(point.counts());
      // Neither an error nor a bound has no place on a logarithmic axis.
      if (errors.errors() > 0 || ends != null) {
        double x = Objects.requireNonNull(condition.abscissa().of(point));
        data.add(new Datum(x, errors.rate(), ends, errors.errors() == 0, errors.trials()));
      }
    }
    return data;
  }

  private double lowest() {
    return bits.stream()
        .flatMap(s -> s.data().stream())
        .mapToDouble(d -> d.upperBound() && d.interval() != null ? d.interval().high() : d.y())
        .min()
        .orElse(1e-6);
  }
}
