package io.semlink.reports.html;

import static io.semlink.reports.drawing.Markup.escape;

import io.semlink.reports.stat.TaskMetric;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.link.LinkUse;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.results.PointRecord;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All points as a table for people; exact numbers are in points.csv.
final class PointsTable {
  /// @param heading above the column
  /// @param number whether its cells are numbers
  /// @param cell text of a cell, empty where it has no meaning
  private record Column(String heading, boolean number, Function<PointRecord, String> cell) {}

  private static final List<Column> COLUMNS =
      List.of(
          text("Scheme", p -> p.parameters().scheme()),
          text("Mode", p -> p.parameters().receiveMode()),
          text("Modality", p -> Objects.requireNonNullElse(p.parameters().modality(), "")),
          text("Channel", p -> Words.channel(p.parameters().channel())),
          text("Modulation", p -> Words.modulation(p.parameters().modulation())),
          text("R", p -> p.parameters().codeRate()),
          text("MCS", PointsTable::mcs),
          number("Bandwidth", p -> optional(p.parameters().bandwidthHz(), Words::frequency)),
          number("Es/N0 (dB)", p -> optional(p.parameters().esN0Db(), v -> Words.number(v, 2))),
          number("Eb/N0 (dB)", p -> budget(p, LinkBudget::ebN0Db, 2)),
          number("Bits/pixel", p -> budget(p, LinkBudget::bitsPerPixel, 4)),
          number("Frames", p -> Words.count(p.counts().frames())),
          number("BER [95 % CI]", p -> rate(p.counts().bits(), p.counts().bitInterval())),
          number("BLER [95 % CI]", p -> rate(p.counts().blocks(), p.counts().blockInterval())),
          number("Decoded", PointsTable::decoded),
          number("HARQ rounds", PointsTable::rounds),
          number("Net bits/use", PointsTable::netBits),
          number("mIoU [95 % CI]", p -> task(TaskMetric.MIOU, p)),
          number("Agreement [95 % CI]", p -> task(TaskMetric.AGREEMENT, p)),
          text("Stopped by", Summary::stopReason));

  private PointsTable() {}

  static String of(List<PointRecord> points) {
    List<Column> constant = COLUMNS.stream().filter(c -> isConstant(c, points)).toList();
    List<Column> columns =
        COLUMNS.stream()
            .filter(c -> !constant.contains(c))
            .filter(c -> points.stream().anyMatch(p -> !c.cell().apply(p).isEmpty()))
            .toList();
    return """
    <section>
    <h2>Points</h2>
    %s\
    <div class="scroll"><table>
    <thead><tr>%s</tr></thead>
    <tbody>
    %s</tbody>
    </table></div>
    <p class="files">Exact numbers and all columns: points.csv in the run's folder.</p>
    </section>
    """
        .formatted(
            shared(constant, points),
            columns.stream()
                .map(c -> "<th%s>%s</th>".formatted(align(c), escape(c.heading())))
                .collect(Collectors.joining()),
            points.stream().map(p -> row(p, columns)).collect(Collectors.joining()));
  }

  /// A column that says the same in every row only makes the table wider.
  private static boolean isConstant(Column column, List<PointRecord> points) {
    List<String> texts = points.stream().map(p -> column.cell().apply(p)).distinct().toList();
    return points.size() > 1 && texts.size() == 1 && !texts.getFirst().isEmpty();
  }

  private static String shared(List<Column> constant, List<PointRecord> points) {
    if (constant.isEmpty()) {
      return "";
    }
    return constant.stream()
        .map(c -> escape(c.heading() + " " + c.cell().apply(points.getFirst())))
        .collect(Collectors.joining(" · ", "<p>The same for all points: ", ".</p>\n"));
  }

  private static String row(PointRecord point, List<Column> columns) {
    String cells =
        columns.stream()
            .map(c -> "<td%s>%s</td>".formatted(align(c), escape(c.cell().apply(point))))
            .collect(Collectors.joining());
    String failure = point.failure();
    String reason =
        failure == null
            ? ""
            : "<tr class=\"%s\"><td class=\"wrap\" colspan=\"%s\">%s</td></tr>\n"
                .formatted(state(point), columns.size(), escape(failure));
    return "<tr class=\"%s\">%s</tr>\n%s".formatted(state(point), cells, reason);
  }

  private static String state(PointRecord point) {
    return point.state().name().toLowerCase(Locale.ROOT);
  }

  private static String align(Column column) {
    return column.number() ? " class=\"n\"" : "";
  }

  private static Column text(String heading, Function<PointRecord, String> cell) {
    return new Column(heading, false, cell);
  }

  private static Column number(String heading, Function<PointRecord, String> cell) {
    return new Column(heading, true, cell);
  }

  private static String budget(
      PointRecord point, Function<LinkBudget, @Nullable Double> value, int decimals) {
    LinkBudget budget = point.budget();
    return budget == null ? "" : optional(value.apply(budget), v -> Words.number(v, decimals));
  }

  private static String rate(ErrorCounts counts, @Nullable Interval interval) {
    if (counts.trials() == 0) {
      return "";
    }
    String ends =
        interval == null
            ? "-"
            : Words.probability(interval.low()) + ", " + Words.probability(interval.high());
    return "%s [%s]".formatted(Words.probability(counts.rate()), ends);
  }

  private static String decoded(PointRecord point) {
    return point.counts().blocks().trials() == 0
        ? ""
        : Words.percent(point.counts().decodeSuccess());
  }

  /// The MCS, where it changes its mean index, and how it was chosen.
  private static String mcs(PointRecord point) {
    String mcs = point.parameters().mcs();
    String selection = point.parameters().mcsSelection();
    Histogram chosen = point.counts().use().mcs();
    String index =
        mcs == null && chosen.total() > 0 ? "mean " + Words.number(chosen.mean(), 1) : mcs;
    return Stream.of(index, selection).filter(Objects::nonNull).collect(Collectors.joining(", "));
  }

  private static String rounds(PointRecord point) {
    Histogram rounds = point.counts().use().rounds();
    boolean repeats = point.parameters().harq() != null && rounds.total() > 0;
    return repeats ? Words.number(rounds.mean(), 2) : "";
  }

  private static String netBits(PointRecord point) {
    LinkUse use = point.counts().use();
    boolean countsBits = point.counts().bits().trials() > 0 && use.channelUses() > 0;
    return !countsBits ? "" : Words.number(use.netBitsPerChannelUse(), 3);
  }

  private static String task(TaskMetric metric, PointRecord point) {
    Double value = metric.of(point);
    Interval interval = metric.interval(point);
    if (value == null) {
      return "";
    }
    return Words.percent(value, interval);
  }

  private static String optional(@Nullable Double value, Function<Double, String> text) {
    return value == null ? "" : text.apply(value);
  }
}
