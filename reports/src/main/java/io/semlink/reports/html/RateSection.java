package io.semlink.reports.html;

import io.semlink.reports.html.DetailTable.Column;
import io.semlink.reports.stat.Bjontegaard.Defined;
import io.semlink.reports.stat.Bjontegaard.Delta;
import io.semlink.reports.stat.Bjontegaard.Undefined;
import io.semlink.reports.stat.RateComparison;
import io.semlink.reports.stat.RateComparison.Place;
import io.semlink.reports.stat.RateComparison.Side;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.metrics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How far schemes and modes lie apart over the rate: a table and a file.
final class RateSection {
  /// File of all numbers.
  static final String FILE = "bd.csv";

  private RateSection() {}

  /// The section; empty where no two curves have several rates.
  static String html(List<RateComparison> comparisons) {
    if (comparisons.isEmpty()) {
      return "";
    }
    DetailTable<RateComparison> table =
        new DetailTable<>(
            List.of(
                new Column<>("Channel", c -> channel(comparisons, c)),
                new Column<>("Metric", c -> metric(comparisons, c)),
                new Column<>("Anchor", c -> c.anchor().label()),
                new Column<>("Test", c -> c.test().label()),
                new Column<>("Rate", c -> c.axis().label()),
                new Column<>("BD-rate (%) [95 % CI]", c -> cell(c.rate(), c.rateInterval())),
                new Column<>("Over (quality, %)", c -> common(c.rate())),
                new Column<>("BD-metric (points)", c -> cell(c.quality(), c.qualityInterval())),
                new Column<>("Points", c -> points(c.anchor()) + ", " + points(c.test())),
                new Column<>("Frames", c -> c.sameFrames() ? "" : "not the same")));
    return """
    <section id="bd">
    <h2>Rate against quality (Bjontegaard deltas)</h2>
    <p>BD-rate: how much more rate the test needs for equal quality, negative where it needs less.\
     BD-metric: how many points it is better at equal rate. Both are means over what\
     the two curves have in common, over the logarithm of the rate, interpolated by piecewise cubics\
     (PCHIP). Rate is bits per pixel where a bit costs both the same channel uses, else channel uses\
     with every HARQ round; of points with one rate only the cheapest counts. BD-rate leaves out points that a cheaper point of their curve equals; "points"\
     says how many are left of how many. Intervals: 95 %% paired jackknife over frames, where all\
     frames but one always have a value. Where points have not the same frames, or records of them are missing,\
     this is said and there is no interval.</p>
    %s<p class="files">bd: <a href="%s">CSV</a></p>
    </section>
    """
        .formatted(table.html(comparisons), FILE);
  }

  private static String metric(List<RateComparison> comparisons, RateComparison comparison) {
    boolean several = comparisons.stream().map(RateComparison::metric).distinct().count() > 1;
    return several ? comparison.metric().title() : "";
  }

  private static String channel(List<RateComparison> comparisons, RateComparison comparison) {
    Place place = comparison.place();
    boolean several =
        comparisons.stream()
                .map(RateComparison::place)
                .filter(p -> p.channel().equals(place.channel()))
                .map(Place::channelParameters)
                .distinct()
                .count()
            > 1;
    String text = place.channelParameters();
    String parameters = several && !text.isEmpty() ? " (" + text + ")" : "";
    Double esN0Db = place.esN0Db();
    return Words.channel(place.channel())
        + parameters
        + (esN0Db == null ? "" : ", " + Words.db(esN0Db));
  }

  private static String cell(Delta delta, @Nullable Interval interval) {
    return switch (delta) {
      case Undefined undefined -> undefined.words();
      case Defined defined ->
          interval == null
              ? Words.decimal(100 * defined.value(), 1)
              : Words.points(defined.value(), interval);
    };
  }

  /// A mean over a sliver of the curves says little, so everyone shall see what it is taken over.
  private static String common(Delta rate) {
    return rate instanceof Defined defined
        ? "%s to %s"
            .formatted(
                Words.decimal(100 * defined.low(), 1), Words.decimal(100 * defined.high(), 1))
        : "";
  }

  private static String points(Side side) {
    return side.onFront() + " of " + side.points();
  }

  /// One line a pair; fractions, and where there is no value the reason in `*_undefined`. The ends
  /// of the common interval are in `*_from` and `*_to`: qualities of BD-rate, rates of BD-quality.
  static String csv(List<RateComparison> comparisons) {
    return comparisons.stream()
        .map(RateSection::line)
        .collect(
            Collectors.joining(
                "",
                "channel,channel_parameters,es_n0_db,metric,rate_axis,anchor,test,anchor_points,"
                    + "anchor_points_used,test_points,test_points_used,bd_rate,bd_rate_low,"
                    + "bd_rate_high,bd_rate_from,bd_rate_to,bd_rate_undefined,bd_quality,"
                    + "bd_quality_low,bd_quality_high,bd_quality_from,bd_quality_to,"
                    + "bd_quality_undefined,same_frames\n",
                ""));
  }

  private static String line(RateComparison c) {
    Double esN0Db = c.place().esN0Db();
    List<Object> cells = new ArrayList<>();
    cells.add(c.place().channel());
    cells.add(c.place().channelParameters());
    cells.add(esN0Db == null ? "" : (Object) esN0Db);
    cells.add(c.metric().column());
    cells.add(c.axis().column());
    cells.add(c.anchor().label());
    cells.add(c.test().label());
    cells.add(c.anchor().points());
    cells.add(c.anchor().onFront());
    cells.add(c.test().points());
    cells.add(c.test().onFront());
    add(cells, c.rate(), c.rateInterval());
    add(cells, c.quality(), c.qualityInterval());
    cells.add(c.sameFrames());
    return cells.stream()
        .map(cell -> Summary.quoted(cell.toString()))
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static void add(List<Object> cells, Delta delta, @Nullable Interval interval) {
    switch (delta) {
      case Defined defined -> {
        cells.add(defined.value());
        cells.add(interval == null ? "" : (Object) interval.low());
        cells.add(interval == null ? "" : (Object) interval.high());
        cells.add(defined.low());
        cells.add(defined.high());
        cells.add("");
      }
      case Undefined undefined -> {
        cells.addAll(List.of("", "", "", "", ""));
        cells.add(undefined.words());
      }
    }
  }
}
