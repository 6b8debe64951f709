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
import io.semlink.reports.stat.Adaptation;
import io.semlink.reports.stat.Adaptation.FixedMcs;
import io.semlink.reports.stat.Adaptation.Step;
import io.semlink.reports.stat.Condition;
import io.semlink.reports.stat.Curve;
import io.semlink.reports.stat.Estimate;
import io.semlink.reports.stat.TaskMetric;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.link.McsSelection;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.RunRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What each scheme and mode reaches with every fixed MCS, with the best of them at each Es/N0, and
/// with a choice by what the receiver measured, all at equal channel uses.
final class AdaptationFigure {
  private final RunRecord run;
  private final List<Adaptation> adaptations;
  private final Condition condition;
  private final TaskMetric metric;
  private final List<Series> series = new ArrayList<>();
  private final List<LegendEntry> legend = new ArrayList<>();

  private AdaptationFigure(RunRecord run, List<Adaptation> adaptations) {
    this.run = run;
    this.adaptations = adaptations;
    this.condition = adaptations.getFirst().condition();
    this.metric = adaptations.getFirst().metric();
  }

  /// The figure of one channel and bandwidth.
  ///
  /// @param adaptations of one condition and metric, at least one
  static Figure of(RunRecord run, List<Adaptation> adaptations) {
    return new AdaptationFigure(run, adaptations).figure();
  }

  private Figure figure() {
    for (int i = 0; i < adaptations.size(); i++) {
      add(adaptations.get(i), Style.curve(i));
    }
    addOthers();
    Axis x = Axis.of(Abscissa.ES_N0.column(), "average " + Abscissa.ES_N0.label(), Scale.LINEAR);
    Axis y = new Axis(metric.column(), metric.label(), Scale.PERCENT, 0.0, null);
    String stem = metric == TaskMetric.MIOU ? "adaptation" : "adaptation-agreement";
    return new Figure(
        stem + condition.suffix(),
        Captions.title("Fixed and adaptive modulation and coding", condition),
        Captions.conditions(condition),
        finding(),
        caption(),
        new Figure.Plot(List.of(new Panel(x, y, series, 380)), legend));
  }

  /// A sentence a curve, and the thresholds of each, which often are the same.
  private String finding() {
    Map<String, List<String>> labelsByThresholds = new LinkedHashMap<>();
    adaptations.forEach(a ->
        labelsByThresholds.computeIfAbsent(a.thresholds(), _ -> new ArrayList<>()).add(a.label()));
    String thresholds =
        labelsByThresholds.entrySet().stream()
            .map(e ->
                "Thresholds of %s: %s.".formatted(String.join(" and ", e.getValue()), e.getKey()))
            .collect(Collectors.joining(" "));
    return adaptations.stream()
        .map(Adaptation::sentence)
        .collect(Collectors.joining(" ", "", " " + thresholds));
  }

  private void add(Adaptation adaptation, Style style) {
    Style fixed = style.thin();
    Style envelope = style.plain(List.of(), 2.6);
    Style realistic = style.withoutSpread().plain(List.of(6.0, 4.0), 2.6);
    for (FixedMcs mcs : adaptation.mcs()) {
      series.add(new Series(adaptation.label() + " · " + mcs.name(), fixed, fixed(mcs.points())));
    }
    legend.add(new LegendEntry(adaptation.label() + ": each fixed MCS", fixed));
    add(adaptation, "envelope", envelope, this::best);
    add(adaptation, "realistic", realistic, step -> datum(step, step.realistic()));
  }

  private void add(
      Adaptation adaptation, String name, Style style, Function<Step, @Nullable Datum> datum) {
    List<Datum> data = new ArrayList<>();
    for (Step step : adaptation.steps()) {
      Datum one = datum.apply(step);
      if (one != null) {
        data.add(one);
      }
    }
    if (!data.isEmpty()) {
      String label = adaptation.label() + ": " + name;
      series.add(new Series(label, style, data));
      legend.add(new LegendEntry(label, style));
    }
  }

  private @Nullable Datum best(Step step) {
    Double value = metric.of(step.best());
    Interval interval = metric.interval(step.best());
    return value == null
        ? null
        : new Datum(step.esN0Db(), value, interval, false, step.best().counts().frames());
  }

  private static @Nullable Datum datum(Step step, @Nullable Estimate estimate) {
    return estimate == null
        ? null
        : new Datum(step.esN0Db(), estimate.value(), estimate.interval(), false, step.frames());
  }

  private List<Datum> fixed(List<PointRecord> points) {
    List<Datum> data = new ArrayList<>();
    for (PointRecord point : points) {
      Double value = metric.of(point);
      if (value != null) {
        double x = Objects.requireNonNull(point.parameters().esN0Db());
        data.add(new Datum(x, value, metric.interval(point), false, point.counts().frames()));
      }
    }
    return data;
  }

  /// Curves that have no MCS to choose: without a channel code, or without bits.
  private void addOthers() {
    Set<String> chosenAmong =
        adaptations.stream()
            .flatMap(Adaptation::points)
            .map(PointRecord::pointId)
            .collect(Collectors.toCollection(HashSet::new));
    int index = adaptations.size();
    for (Curve curve : condition.curves()) {
      boolean other = curve.points().stream().noneMatch(p -> chosenAmong.contains(p.pointId()));
      List<Datum> data = fixed(curve.points());
      if (other && !data.isEmpty()) {
        Style style = Style.curve(index++).withoutSpread();
        series.add(new Series(curve.label(), style, data));
        legend.add(new LegendEntry(curve.label(), style));
      }
    }
  }

  private String fading() {
    boolean fades =
        adaptations.stream()
            .flatMap(Adaptation::points)
            .map(PointRecord::budget)
            .anyMatch(b -> b != null && b.coherenceBlocks() != null);
    return fades
        ? "Fading is drawn anew for each frame, so what was measured a frame before does not tell"
            + " it; the table has the choice without delay. "
        : "";
  }

  private String caption() {
    List<PointRecord> points = adaptations.stream().flatMap(Adaptation::points).toList();
    return "Thin: one modulation and code rate (MCS) each. Envelope: the best of them at each"
        + " average Es/N0. Realistic: frame by frame the MCS with the most payload whose threshold"
        + " the Es/N0 of the frame before reaches (normal approximation at a block error rate of "
        + Words.number(100 * Adaptation.TARGET_BLER, 1)
        + " % plus a margin of "
        + Words.db(McsSelection.Target.DEFAULT_MARGIN_DB)
        + "). "
        + Adaptation.memory(adaptations)
        + fading()
        + "Bars of the envelope: 95 % jackknife over frames; the table has the others. Every curve"
        + " spends the same channel uses a frame. "
        + Captions.provenance(run, points);
  }
}
