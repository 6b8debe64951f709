package io.semlink.reports.ablation;

import io.semlink.reports.ablation.AblationPoint.Condition;
import io.semlink.reports.ablation.AblationPoint.Hours;
import io.semlink.reports.figure.Axis;
import io.semlink.reports.figure.Axis.Scale;
import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.Figure.LegendEntry;
import io.semlink.reports.figure.Figure.Panel;
import io.semlink.reports.figure.Series;
import io.semlink.reports.figure.Series.Datum;
import io.semlink.reports.figure.Style;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.SampleMean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The figures of a training study: mIoU over the payload and over the bit error rate, one curve a
/// variant.
public final class AblationFigures {
  /// Payload of the paper's operating point, bits per pixel.
  private static final double USUAL_BITS_PER_PIXEL = 0.07;

  private final AblationResults results;

  private AblationFigures(AblationResults results) {
    this.results = results;
  }

  /// The figures for which there are at least two abscissae.
  public static List<Figure> of(AblationResults results) {
    AblationFigures figures = new AblationFigures(results);
    Condition usual = usual(results);
    List<Figure> all = new ArrayList<>();
    figures
        .figure(
            new Curves(
                "rate",
                "Understanding over the payload",
                Axis.of("bits_per_pixel", "bits per pixel", Scale.LOG),
                Condition::bitsPerPixel,
                c -> c.bitErrorRate() == usual.bitErrorRate(),
                errors(usual)))
        .ifPresent(all::add);
    figures
        .figure(
            new Curves(
                "bit-errors",
                "Understanding over the bit error rate",
                Axis.of("bit_error_rate", "bit error rate of the payload (%)", Scale.PERCENT),
                Condition::bitErrorRate,
                c -> c.planes() == usual.planes(),
                payload(usual)))
        .ifPresent(all::add);
    return all;
  }

  /// The condition nearest to the paper's: about 0.07 bits per pixel, as few errors as asked.
  public static Condition usual(AblationResults results) {
    return results.conditions().stream()
        .min(
            Comparator.comparingDouble((Condition c) ->
                    Math.abs(StrictMath.log(c.bitsPerPixel() / USUAL_BITS_PER_PIXEL)))
                .thenComparingDouble(Condition::bitErrorRate))
        .orElseThrow();
  }

  /// A payload, as in "18 planes (0.070 bits per pixel)".
  public static String payload(Condition condition) {
    return "%s planes (%s bits per pixel)"
        .formatted(condition.planes(), Words.decimal(condition.bitsPerPixel(), 3));
  }

  /// Bit errors, as in "bit error rate 5 %" or "no bit errors".
  public static String errors(Condition condition) {
    return condition.bitErrorRate() == 0
        ? "no bit errors"
        : "bit error rate %s %%".formatted(Words.number(100 * condition.bitErrorRate(), 3));
  }

  /// What a figure shows.
  ///
  /// @param x horizontal axis
  /// @param abscissa of a condition
  /// @param chosen conditions that belong to the figure
  /// @param fixed what all of them have in common, in words
  private record Curves(
      String stem,
      String title,
      Axis x,
      ToDoubleFunction<Condition> abscissa,
      Predicate<Condition> chosen,
      String fixed) {}

  private Optional<Figure> figure(Curves curves) {
    List<Condition> conditions =
        results.conditions().stream()
            .filter(curves.chosen)
            .sorted(Comparator.comparingDouble(curves.abscissa))
            .toList();
    if (conditions.size() < 2) {
      return Optional.empty();
    }
    List<Panel> panels = new ArrayList<>();
    for (Hours hours : Hours.values()) {
      List<Series> series = series(curves, conditions, hours);
      if (!series.isEmpty()) {
        panels.add(new Panel(curves.x, axis(hours), series, hours == Hours.ALL ? 260 : 170));
      }
    }
    List<LegendEntry> legend = new ArrayList<>();
    for (int i = 0; i < results.variants().size(); i++) {
      legend.add(new LegendEntry(results.variants().get(i), Style.curve(i)));
    }
    return Optional.of(
        new Figure(
            curves.stem,
            curves.title,
            curves.fixed,
            "",
            caption(),
            new Figure.Plot(panels, legend)));
  }

  private static Axis axis(Hours hours) {
    return switch (hours) {
      case ALL -> Axis.of("miou", "mIoU (%)", Scale.PERCENT);
      case DAY -> Axis.of("miou_day", "by day (%)", Scale.PERCENT);
      case NIGHT -> Axis.of("miou_night", "by night (%)", Scale.PERCENT);
    };
  }

  private String caption() {
    int seeds = results.seeds().size();
    return seeds == 1
        ? "One training a variant, so there is no interval."
        : "Mean of %s trainings a variant; bars are 95 %% Student intervals over the seeds."
            .formatted(seeds);
  }

  /// One curve a variant; empty where no frame is of these hours.
  private List<Series> series(Curves curves, List<Condition> conditions, Hours hours) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < results.variants().size(); i++) {
      String variant = results.variants().get(i);
      List<Datum> data = new ArrayList<>();
      for (Condition condition : conditions) {
        results
            .mean(variant, condition, point -> point.meanIou(hours))
            .ifPresent(mean -> data.add(datum(curves.abscissa.applyAsDouble(condition), mean)));
      }
      if (!data.isEmpty()) {
        series.add(new Series(variant, Style.curve(i), data));
      }
    }
    return series;
  }

  /// An interval that leaves 0..1 is cut there: no mIoU lies outside.
  private static Datum datum(double x, SampleMean mean) {
    Interval interval = mean.interval();
    @Nullable Interval shown =
        interval == null
            ? null
            : new Interval(Math.max(0, interval.low()), Math.min(1, interval.high()));
    return new Datum(x, mean.mean(), shown, false, mean.count());
  }
}
