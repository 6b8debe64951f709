package io.semlink.reports.html;

import static io.semlink.reports.drawing.Markup.escape;

import io.semlink.reports.stat.Comparison;
import io.semlink.reports.stat.Crossing;
import io.semlink.reports.stat.Curve;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.metrics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where one receive mode overtakes another: a sentence for the first screen, a table, a file.
final class Crossings {
  /// Anchor of the section.
  static final String ANCHOR = "crossings";

  /// File of all crossings.
  static final String FILE = "crossings.csv";

  /// The question that every reader of such a study has.
  private static final Set<String> TELLING = Set.of("coded-hard", "uncoded-soft");

  // More sentences than these hide the others of the first screen.
  private static final int MOST_FINDINGS = 8;

  private Crossings() {}

  /// Items of the list of findings: how coding and no coding compare, one a condition and metric.
  static List<String> findings(List<Comparison> comparisons) {
    List<Comparison> telling =
        comparisons.stream()
            .filter(c -> TELLING.equals(Set.of(mode(c.first()), mode(c.second()))))
            .toList();
    if (telling.size() > MOST_FINDINGS) {
      return List.of(
          "<li><a href=\"#%s\">Crossings</a> of %s pairs: see the table.</li>\n"
              .formatted(ANCHOR, telling.size()));
    }
    return telling.stream()
        .map(c ->
            "<li><a href=\"#%s\">Crossing%s</a>. %s: %s.</li>\n"
                .formatted(
                    ANCHOR,
                    c.condition().name().isEmpty() ? "" : ", " + escape(c.condition().name()),
                    escape(c.metric().title()),
                    escape(c.sentence())))
        .toList();
  }

  private static String mode(Curve curve) {
    return curve.points().getFirst().parameters().receiveMode();
  }

  /// The section; empty without a pair of receive modes.
  static String section(List<Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      return "";
    }
    List<Column> columns = columns(comparisons);
    return """
    <section id="%s">
    <h2>Where one receive mode overtakes another</h2>
    <p>Pairs of one scheme at equal channel uses. A crossing is interpolated linearly between two\
     points; its interval and whether a lead is clear come from a 95 %% paired jackknife over\
     frames. A crossing between leads that are not clear may be noise.</p>
    <div class="scroll"><table>
    <thead><tr>%s</tr></thead>
    <tbody>
    %s</tbody>
    </table></div>
    <p class="files">%s: <a href="%s">CSV</a></p>
    </section>
    """
        .formatted(
            ANCHOR,
            columns.stream()
                .map(c -> "<th>%s</th>".formatted(escape(c.heading())))
                .collect(Collectors.joining()),
            comparisons.stream().map(c -> row(c, columns)).collect(Collectors.joining()),
            ANCHOR,
            FILE);
  }

  private record Column(String heading, Function<Comparison, String> cell) {}

  private static List<Column> columns(List<Comparison> comparisons) {
    List<Column> columns = new ArrayList<>();
    if (comparisons.stream().map(c -> c.condition().name()).distinct().count() > 1) {
      columns.add(new Column("Condition", c -> c.condition().name()));
    }
    if (comparisons.stream().map(Comparison::metric).distinct().count() > 1) {
      columns.add(new Column("Metric", c -> c.metric().title()));
    }
    columns.add(new Column("Modes", c -> c.first().label() + ", " + c.second().label()));
    columns.add(new Column("Es/N0 (dB) [95 % CI]", Crossings::places));
    columns.add(new Column("In words", Comparison::sentence));
    return columns;
  }

  private static String places(Comparison comparison) {
    return comparison.crossings().isEmpty()
        ? "none"
        : comparison.crossings().stream()
            .map(c ->
                Words.number(c.esN0Db(), 2)
                    + comparison.interval(c.interval())
                    + (c.interval() == null || c.clear() ? "" : " not clear"))
            .collect(Collectors.joining("; "));
  }

  private static String row(Comparison comparison, List<Column> columns) {
    return columns.stream()
        .map(c -> "<td class=\"wrap\">%s</td>".formatted(escape(c.cell().apply(comparison))))
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  /// One line a crossing, one without numbers for a pair that has none; infinite ends of an
  /// interval are written as -Infinity and Infinity.
  static String csv(List<Comparison> comparisons) {
    StringBuilder csv =
        new StringBuilder(
            "channel,channel_parameters,bandwidth_hz,metric,first,second,channel_uses,es_n0_db,"
                + "es_n0_low_db,es_n0_high_db,leads_below,leads_above,clear_below,clear_above,"
                + "same_frames\n");
    for (Comparison comparison : comparisons) {
      if (comparison.crossings().isEmpty()) {
        csv.append(line(comparison, null));
      }
      comparison.crossings().forEach(crossing -> csv.append(line(comparison, crossing)));
    }
    return csv.toString();
  }

  private static String line(Comparison comparison, @Nullable Crossing crossing) {
    List<String> cells = new ArrayList<>();
    Double bandwidth = comparison.condition().bandwidthHz();
    cells.add(comparison.condition().channel());
    cells.add(comparison.condition().channelParameters());
    cells.add(bandwidth == null ? "" : bandwidth.toString());
    cells.add(comparison.metric().column());
    cells.add(comparison.first().label());
    cells.add(comparison.second().label());
    cells.add(
        Double.isNaN(comparison.channelUses()) ? "" : Double.toString(comparison.channelUses()));
    if (crossing == null) {
      cells.addAll(List.of("", "", "", "", "", "", ""));
    } else {
      Interval interval = crossing.interval();
      cells.add(Double.toString(crossing.esN0Db()));
      cells.add(interval == null ? "" : Double.toString(interval.low()));
      cells.add(interval == null ? "" : Double.toString(interval.high()));
      cells.add(comparison.below(crossing).label());
      cells.add(comparison.above(crossing).label());
      cells.add(Boolean.toString(crossing.clearBelow()));
      cells.add(Boolean.toString(crossing.clearAbove()));
    }
    cells.add(Boolean.toString(comparison.sameFrames()));
    return cells.stream().map(Summary::quoted).collect(Collectors.joining(",", "", "\n"));
  }
}
