package io.semlink.scenarios.cli;

import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.results.PointQuality;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointTiming;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The table on standard output: one line a finished point. Columns that matter least are left out
/// until a line fits the terminal.
final class PointTable {
  // "  elapsed/left" stands at the end of every line.
  private static final int LAST_WIDTH = 14;

  /// One column.
  ///
  /// @param title its head
  /// @param width characters
  /// @param importance columns with the lowest one go first
  /// @param cell its text
  private record Column(
      String title, int width, int importance, Function<PointRecord, String> cell) {}

  private static final List<Column> ALL =
      List.of(
          new Column("Es/N0", 6, 9, p -> number("%.2f", p.parameters().esN0Db())),
          new Column("Eb/N0", 6, 5, p -> budget(p, "%.2f", LinkBudget::ebN0Db)),
          new Column("scheme", 20, 3, p -> p.parameters().scheme()),
          new Column("mode", 12, 8, p -> p.parameters().receiveMode()),
          new Column("MCS", 10, 2, PointTable::mcs),
          new Column("kHz", 6, 7, p -> number("%.1f", kilo(p.parameters().bandwidthHz()))),
          new Column("bpp", 6, 4, p -> budget(p, "%.4f", LinkBudget::bitsPerPixel)),
          new Column("frames", 6, 6, p -> Long.toString(p.counts().frames())),
          new Column("blkErr", 6, 1, PointTable::blockErrors),
          new Column("BER", 8, 6, p -> scientific(p.counts().bits())),
          new Column("BLER [95% CI]", 26, 1, PointTable::bler),
          new Column("decOK%", 6, 7, PointTable::decodeSuccess),
          new Column("mIoU% [95% CI]", 18, 9, PointTable::miou),
          new Column("e2e p50/p99 ms", 15, 2, PointTable::wall),
          new Column("fps", 6, 3, p -> timing(p, "%.1f", PointTiming::wallFramesPerSecond)),
          new Column("stop", 12, 2, PointTable::stop));

  private final List<Column> columns;

  /// A table.
  ///
  /// @param maxWidth characters of a line at most
  PointTable(int maxWidth) {
    List<Column> kept = new ArrayList<>(ALL);
    while (width(kept) + LAST_WIDTH > maxWidth && kept.size() > 1) {
      kept.remove(kept.stream().min(Comparator.comparingInt(Column::importance)).orElseThrow());
    }
    this.columns = List.copyOf(kept);
  }

  /// The line of heads.
  String header() {
    return line(Column::title, "elapsed/left");
  }

  /// The line of a point.
  ///
  /// @param elapsedAndLeft time since the start and time that is left, as "0:12/0:30"
  String line(PointRecord point, String elapsedAndLeft) {
    return line(column -> column.cell().apply(point), elapsedAndLeft);
  }

  private String line(Function<Column, String> text, String last) {
    StringBuilder line = new StringBuilder();
    columns.forEach(c -> append(line, c, text.apply(c)));
    return line.append("  ").append(last).toString();
  }

  private static void append(StringBuilder line, Column column, String text) {
    line.append(line.isEmpty() ? "" : "  ")
        .append(String.format(Locale.ROOT, "%-" + column.width() + "s", text));
  }

  private static int width(List<Column> columns) {
    return columns.stream().mapToInt(c -> c.width() + 2).sum() - 2;
  }

  private static String mcs(PointRecord point) {
    Histogram chosen = point.counts().use().mcs();
    if (chosen.total() > 0) {
      return String.format(Locale.ROOT, "mean %.1f", chosen.mean());
    }
    String named = point.parameters().mcs();
    if (named != null) {
      return named;
    }
    boolean coded = point.parameters().decoder() != null;
    return point.parameters().modulation() + (coded ? " " + point.parameters().codeRate() : "");
  }

  private static String blockErrors(PointRecord point) {
    ErrorCounts blocks = point.counts().blocks();
    return blocks.trials() == 0 ? "-" : Long.toString(blocks.errors());
  }

  private static String bler(PointRecord point) {
    Interval interval = point.counts().blockInterval();
    return interval == null
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.2e [%.1e %.1e]",
            point.counts().blocks().rate(),
            interval.low(),
            interval.high());
  }

  private static String scientific(ErrorCounts counts) {
    return counts.trials() == 0 ? "-" : String.format(Locale.ROOT, "%.2e", counts.rate());
  }

  private static String decodeSuccess(PointRecord point) {
    return point.counts().blocks().trials() == 0
        ? "-"
        : String.format(Locale.ROOT, "%.1f", 100 * point.counts().decodeSuccess());
  }

  /// mIoU against labels; without labels the agreement with the error-free link, marked with a
  /// tilde.
  private static String miou(PointRecord point) {
    PointQuality quality = point.quality();
    if (quality == null) {
      return point.failure() == null ? "-" : point.state().name().toLowerCase(Locale.ROOT);
    }
    boolean labelled = quality.miou() != null;
    Double value = labelled ? quality.miou() : quality.agreement();
    Interval interval = labelled ? quality.miouInterval() : quality.agreementInterval();
    String text = (labelled ? "" : "~") + number("%.1f", percent(value));
    return text
        + (interval == null
            ? " [-]"
            : String.format(
                Locale.ROOT, " [%.1f %.1f]", 100 * interval.low(), 100 * interval.high()));
  }

  private static String wall(PointRecord point) {
    PointTiming timing = point.timing();
    return timing == null
        ? "-"
        : String.format(Locale.ROOT, "%.1f/%.1f", timing.wallMsP50(), timing.wallMsP99());
  }

  private static String stop(PointRecord point) {
    return point.stopReason() == null
        ? "-"
        : point.stopReason().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String budget(
      PointRecord point, String format, Function<LinkBudget, @Nullable Double> value) {
    return point.budget() == null ? "-" : number(format, value.apply(point.budget()));
  }

  private static String timing(
      PointRecord point, String format, Function<PointTiming, @Nullable Double> value) {
    return point.timing() == null ? "-" : number(format, value.apply(point.timing()));
  }

  private static String number(String format, @Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, format, value);
  }

  private static @Nullable Double kilo(@Nullable Double value) {
    return value == null ? null : value / 1000;
  }

  private static @Nullable Double percent(@Nullable Double value) {
    return value == null ? null : 100 * value;
  }
}
