package io.semlink.reports.stat;

import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a reader sees in curves, said in sentences that are computed from the points.
public final class Findings {
  /// Share of a curve's whole range that one step must take to be called a fall.
  private static final double CLIFF = 0.5;

  // Nobody reads a sentence for each of more curves than these.
  private static final int MOST_CURVES = 8;

  private Findings() {}

  /// How the task fares over the channel, one sentence a curve, and which curve is best at both
  /// ends.
  ///
  /// @return empty if no curve has the metric at two points
  public static String ofTask(Condition condition, TaskMetric metric) {
    List<String> sentences = new ArrayList<>();
    for (Curve curve : condition.curves()) {
      List<Sample> samples = samples(condition, curve, metric);
      if (samples.size() > 1) {
        sentences.add(curve.label() + " " + shape(samples, condition.abscissa()));
      }
    }
    if (sentences.isEmpty()) {
      return "";
    }
    String curves =
        sentences.size() > MOST_CURVES ? range(condition, metric) : String.join("; ", sentences);
    return "%s: %s.%s".formatted(capitalised(metric.title()), curves, ends(condition, metric));
  }

  private static String range(Condition condition, TaskMetric metric) {
    DoubleSummaryStatistics values =
        condition.curves().stream()
            .flatMap(c -> samples(condition, c, metric).stream())
            .mapToDouble(Sample::y)
            .summaryStatistics();
    return "%s curves between %s and %s"
        .formatted(
            condition.curves().size(),
            Words.percent(values.getMin()),
            Words.percent(values.getMax()));
  }

  /// Where the coded curves begin to work, one sentence a curve.
  ///
  /// @return empty if no curve is coded
  public static String ofBlocks(Condition condition) {
    List<String> sentences = new ArrayList<>();
    for (Curve curve : condition.curves()) {
      if (curve.isCoded() && curve.points().size() > 1) {
        sentences.add(curve.label() + " " + onset(condition.abscissa(), curve.points()));
      }
    }
    if (sentences.size() > MOST_CURVES) {
      long working =
          condition.curves().stream()
              .filter(c -> c.isCoded() && c.points().size() > 1)
              .filter(c ->
                  c.points().stream()
                      .anyMatch(p -> p.counts().blocks().rate() <= Adaptation.TARGET_BLER))
              .count();
      return "Block error rate: %s of %s coded curves reach %s."
          .formatted(working, sentences.size(), target());
    }
    return sentences.isEmpty() ? "" : "Block error rate: " + String.join("; ", sentences) + ".";
  }

  private static String target() {
    return Words.number(100 * Adaptation.TARGET_BLER, 1) + " %";
  }

  /// Where curves meet: at one abscissa, or where one rate was asked for, of which each scheme
  /// makes what it can.
  private record Place(double value, String words) {
    static Place of(PointRecord point, Abscissa abscissa, double x) {
      PointParameters p = point.parameters();
      Double bitsPerPixel = p.bitsPerPixel();
      Double bandwidthHz = p.bandwidthHz();
      if (abscissa == Abscissa.BITS_PER_PIXEL && bitsPerPixel != null) {
        return new Place(bitsPerPixel, abscissa.words(bitsPerPixel));
      }
      if (abscissa == Abscissa.CHANNEL_USES_PER_PIXEL
          && bitsPerPixel == null
          && bandwidthHz != null) {
        return new Place(bandwidthHz, Words.frequency(bandwidthHz));
      }
      return new Place(x, abscissa.words(x));
    }
  }

  private record Sample(double x, Place place, double y, @Nullable Interval interval) {
    double low() {
      return interval == null ? y : interval.low();
    }

    double high() {
      return interval == null ? y : interval.high();
    }
  }

  /// From the worst channel to the best.
  private static List<Sample> samples(Condition condition, Curve curve, TaskMetric metric) {
    List<Sample> samples = new ArrayList<>();
    for (PointRecord point : curve.points()) {
      Double y = metric.of(point);
      if (y != null) {
        double x = Objects.requireNonNull(condition.abscissa().of(point));
        Place place = Place.of(point, condition.abscissa(), x);
        samples.add(new Sample(x, place, y, metric.interval(point)));
      }
    }
    return condition.abscissa() == Abscissa.DEMOD_BER ? samples.reversed() : samples;
  }

  private static String shape(List<Sample> samples, Abscissa abscissa) {
    Sample best = samples.getFirst();
    Sample worst = samples.getFirst();
    int steepest = 1;
    for (int i = 1; i < samples.size(); i++) {
      best = samples.get(i).y() > best.y() ? samples.get(i) : best;
      worst = samples.get(i).y() < worst.y() ? samples.get(i) : worst;
      steepest = step(samples, i) > step(samples, steepest) ? i : steepest;
    }
    if (best.low() <= worst.high()) {
      return "stays between %s and %s".formatted(Words.percent(worst.y()), Words.percent(best.y()));
    }
    double range = best.y() - worst.y();
    if (step(samples, steepest) >= CLIFF * range && samples.size() > 2) {
      return fall(samples.get(steepest), samples.get(steepest - 1), abscissa);
    }
    return "declines gradually from %s at %s to %s at %s"
        .formatted(
            Words.percent(best.y()),
            at(abscissa, best.x()),
            Words.percent(worst.y()),
            at(abscissa, worst.x()));
  }

  private static String fall(Sample from, Sample to, Abscissa abscissa) {
    return "falls from %s to %s between %s and %s"
        .formatted(
            Words.percent(from.y()),
            Words.percent(to.y()),
            at(abscissa, from.x()),
            at(abscissa, to.x()));
  }

  private static double step(List<Sample> samples, int i) {
    return samples.get(i).y() - samples.get(i - 1).y();
  }

  private static String at(Abscissa abscissa, double x) {
    return abscissa.words(x);
  }

  /// Who leads at the worst and at the best place that all curves share.
  private static String ends(Condition condition, TaskMetric metric) {
    List<Place> shared = sharedPlaces(condition, metric);
    if (shared.size() < 2) {
      return "";
    }
    return " At %s %s; at %s %s."
        .formatted(
            shared.getFirst().words(),
            leader(condition, metric, shared.getFirst()),
            shared.getLast().words(),
            leader(condition, metric, shared.getLast()));
  }

  /// Empty unless two curves have the metric; a curve without it shares nothing and hides nothing.
  private static List<Place> sharedPlaces(Condition condition, TaskMetric metric) {
    List<List<Place>> all =
        condition.curves().stream()
            .map(c -> samples(condition, c, metric).stream().map(Sample::place).distinct().toList())
            .filter(places -> !places.isEmpty())
            .toList();
    if (all.size() < 2) {
      return List.of();
    }
    List<Place> shared = new ArrayList<>(all.getFirst());
    all.forEach(shared::retainAll);
    return shared;
  }

  private static String leader(Condition condition, TaskMetric metric, Place place) {
    @Nullable Sample first = null;
    @Nullable Sample second = null;
    String name = "";
    for (Curve curve : condition.curves()) {
      @Nullable Sample sample =
          samples(condition, curve, metric).stream()
              .filter(s -> s.place().equals(place))
              .findFirst()
              .orElse(null);
      if (sample == null) {
        continue;
      }
      if (first == null || sample.y() > first.y()) {
        second = first;
        first = sample;
        name = curve.label();
      } else if (second == null || sample.y() > second.y()) {
        second = sample;
      }
    }
    if (first == null || second == null || first.low() <= second.high()) {
      return "the best two do not differ beyond their intervals";
    }
    return "%s leads by %s points"
        .formatted(name, Words.decimal(100 * (first.y() - second.y()), 1));
  }

  private static String onset(Abscissa abscissa, List<PointRecord> points) {
    boolean rising = abscissa == Abscissa.DEMOD_BER;
    List<PointRecord> fromWorst = rising ? points.reversed() : points;
    int lastBad = -1;
    for (int i = 0; i < fromWorst.size(); i++) {
      if (fromWorst.get(i).counts().blocks().rate() > Adaptation.TARGET_BLER) {
        lastBad = i;
      }
    }
    if (lastBad == fromWorst.size() - 1) {
      return "stays above %s up to %s"
          .formatted(target(), at(abscissa, x(abscissa, fromWorst.getLast())));
    }
    if (lastBad < 0) {
      return "is below %s from %s on"
          .formatted(target(), at(abscissa, x(abscissa, fromWorst.getFirst())));
    }
    return "falls below %s between %s and %s"
        .formatted(
            target(),
            at(abscissa, x(abscissa, fromWorst.get(lastBad))),
            at(abscissa, x(abscissa, fromWorst.get(lastBad + 1))));
  }

  private static double x(Abscissa abscissa, PointRecord point) {
    return Objects.requireNonNull(abscissa.of(point));
  }

  private static String capitalised(String text) {
    return text.startsWith("m") ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
