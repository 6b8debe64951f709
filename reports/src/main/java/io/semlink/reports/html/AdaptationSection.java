package io.semlink.reports.html;

import io.semlink.reports.html.DetailTable.Column;
import io.semlink.reports.stat.Adaptation;
import io.semlink.reports.stat.Adaptation.Step;
import io.semlink.reports.stat.Estimate;
import io.semlink.reports.stat.TaskMetric;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.link.McsSelection;
import io.semlink.simulator.metrics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What choosing the modulation and coding scheme is worth: a table and a file.
final class AdaptationSection {
  /// File of all numbers.
  static final String FILE = "adaptation.csv";

  private record Row(Adaptation adaptation, Step step) {}

  private AdaptationSection() {}

  /// The section; empty where no study of the MCS was made.
  static String html(List<Adaptation> adaptations) {
    if (adaptations.isEmpty()) {
      return "";
    }
    DetailTable<Row> table =
        new DetailTable<>(
            List.of(
                new Column<>("Condition", r -> r.adaptation().condition().name()),
                new Column<>("Metric", r -> metric(adaptations, r)),
                new Column<>("Curve", r -> r.adaptation().label()),
                new Column<>("Uses/pixel", r -> usesPerPixel(r.adaptation())),
                new Column<>("Es/N0 (dB)", r -> Words.number(r.step().esN0Db(), 2)),
                new Column<>("Best fixed MCS", r -> r.step().bestMcs()),
                new Column<>("Frames (envelope, choices)", AdaptationSection::frames),
                new Column<>("Envelope [95 % CI]", AdaptationSection::envelope),
                new Column<>("Oracle", r -> value(r.step().oracle())),
                new Column<>("No delay", r -> value(r.step().prompt())),
                new Column<>("Realistic", r -> cell(r.step().realistic())),
                new Column<>("Loss (points)", r -> points(r.step().loss()))));
    return """
    <section id="adaptation">
    <h2>Fixed and adaptive modulation and coding</h2>
    <p>Envelope: the best fixed MCS at each average Es/N0. The other three choose frame by frame.\
     Oracle: the most payload bits that arrive, or the most robust MCS where nothing does. No delay\
     and realistic: the most payload whose threshold the measured Es/N0 of this frame, or of the\
     frame before, reaches; thresholds are the normal approximation at a block error rate of %s\
     plus %s. Loss: of the realistic choice against the oracle, paired over frames. The\
     choices are made of the frames that have a record of every MCS. All MCS of a\
     curve spend the same channel uses. %sAll intervals are in the file.</p>
    %s<p class="files">adaptation: <a href="%s">CSV</a></p>
    </section>
    """
        .formatted(
            Words.number(100 * Adaptation.TARGET_BLER, 1) + " %",
            Words.db(McsSelection.Target.DEFAULT_MARGIN_DB),
            Adaptation.memory(adaptations),
            table.html(rows(adaptations)),
            FILE);
  }

  private static List<Row> rows(List<Adaptation> adaptations) {
    return adaptations.stream().flatMap(a -> a.steps().stream().map(s -> new Row(a, s))).toList();
  }

  private static String metric(List<Adaptation> adaptations, Row row) {
    boolean several = adaptations.stream().map(Adaptation::metric).distinct().count() > 1;
    return several ? row.adaptation().metric().title() : "";
  }

  private static String usesPerPixel(Adaptation adaptation) {
    Double uses = adaptation.channelUsesPerPixel();
    return uses == null ? "" : Words.number(uses, 4);
  }

  private static String frames(Row row) {
    Step step = row.step();
    String all = Words.count(step.best().counts().frames());
    return step.frames() == 0 ? all : all + ", " + Words.count(step.frames());
  }

  private static String envelope(Row row) {
    double value = row.adaptation().value(row.step());
    Interval interval = row.adaptation().metric().interval(row.step().best());
    return Words.percent(value, interval);
  }

  private static String value(@Nullable Estimate estimate) {
    return estimate == null ? "" : Words.percent(estimate.value());
  }

  private static String cell(@Nullable Estimate estimate) {
    return estimate == null ? "" : Words.percent(estimate.value(), estimate.interval());
  }

  private static String points(@Nullable Estimate loss) {
    return loss == null ? "" : Words.points(loss.value(), loss.interval());
  }

  /// One line an Es/N0; fractions, empty cells where a value is missing. `threshold_db` is that of
  /// the best fixed MCS.
  static String csv(List<Adaptation> adaptations) {
    StringBuilder csv =
        new StringBuilder(
            "channel,channel_parameters,bandwidth_hz,curve,metric,channel_uses,"
                + "channel_uses_per_pixel,es_n0_db,envelope_mcs,threshold_db,envelope,envelope_low,"
                + "envelope_high,frames,oracle,oracle_low,oracle_high,no_delay,no_delay_low,"
                + "no_delay_high,delay_frames,realistic,realistic_low,realistic_high,loss,loss_low,"
                + "loss_high\n");
    rows(adaptations).forEach(row -> csv.append(line(row)));
    return csv.toString();
  }

  private static String line(Row row) {
    Adaptation adaptation = row.adaptation();
    Step step = row.step();
    TaskMetric metric = adaptation.metric();
    List<Object> cells = new ArrayList<>();
    cells.add(adaptation.condition().channel());
    cells.add(adaptation.condition().channelParameters());
    cells.add(orEmpty(adaptation.condition().bandwidthHz()));
    cells.add(adaptation.label());
    cells.add(metric.column());
    cells.add(adaptation.channelUses());
    cells.add(orEmpty(adaptation.channelUsesPerPixel()));
    cells.add(step.esN0Db());
    cells.add(step.bestMcs());
    cells.add(thresholdDb(row));
    cells.add(adaptation.value(step));
    addEnds(cells, metric.interval(step.best()));
    cells.add(step.frames());
    add(cells, step.oracle());
    add(cells, step.prompt());
    cells.add(Adaptation.DELAY_FRAMES);
    add(cells, step.realistic());
    add(cells, step.loss());
    return cells.stream()
        .map(c -> Summary.quoted(c.toString()))
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static double thresholdDb(Row row) {
    return row.adaptation().mcs().stream()
        .filter(m -> m.name().equals(row.step().bestMcs()))
        .mapToDouble(Adaptation.FixedMcs::thresholdDb)
        .findFirst()
        .orElseThrow();
  }

  private static void add(List<Object> cells, @Nullable Estimate estimate) {
    cells.add(estimate == null ? "" : (Object) estimate.value());
    addEnds(cells, estimate == null ? null : estimate.interval());
  }

  private static void addEnds(List<Object> cells, @Nullable Interval interval) {
    cells.add(interval == null ? "" : (Object) interval.low());
    cells.add(interval == null ? "" : (Object) interval.high());
  }

  private static Object orEmpty(@Nullable Double value) {
    return Objects.requireNonNullElse((Object) value, "");
  }
}
