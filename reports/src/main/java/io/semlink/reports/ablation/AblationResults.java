package io.semlink.reports.ablation;

import io.semlink.reports.ablation.AblationPoint.Condition;
import io.semlink.reports.ablation.AblationPoint.Hours;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.SampleMean;
import io.semlink.simulator.sensor.SegmentationClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All points of a training study.
///
/// @param points in the order of variants, then seeds, then conditions
public record AblationResults(List<AblationPoint> points) {
  /// Copies the list.
  public AblationResults {
    points = List.copyOf(points);
  }

  /// Names of the variants, in their order.
  public List<String> variants() {
    return points.stream().map(AblationPoint::variant).distinct().toList();
  }

  /// Seeds, ascending.
  public List<Long> seeds() {
    return points.stream().map(AblationPoint::seed).distinct().sorted().toList();
  }

  /// Conditions by ascending payload, then bit error rate.
  public List<Condition> conditions() {
    return points.stream()
        .map(AblationPoint::condition)
        .distinct()
        .sorted(
            Comparator.comparingInt(Condition::planes).thenComparingDouble(Condition::bitErrorRate))
        .toList();
  }

  /// A variant under one condition, one point a seed, by ascending seed.
  public List<AblationPoint> of(String variant, Condition condition) {
    return points.stream()
        .filter(p -> p.variant().equals(variant) && p.condition().equals(condition))
        .sorted(Comparator.comparingLong(AblationPoint::seed))
        .toList();
  }

  /// Mean of a measure over the seeds of a variant; empty where it is undefined for one of them.
  ///
  /// @param measure of a point, NaN where undefined
  public Optional<SampleMean> mean(
      String variant, Condition condition, ToDoubleFunction<AblationPoint> measure) {
    List<Double> values = of(variant, condition).stream().map(measure::applyAsDouble).toList();
    return values.isEmpty() || values.stream().anyMatch(value -> Double.isNaN(value))
        ? Optional.empty()
        : Optional.of(SampleMean.of(values, Interval.CONFIDENCE));
  }

  /// The points as CSV (RFC 4180, lines end with a line feed): fractions as 0..1, empty where
  /// undefined.
  public String csv() {
    Stream<String> classes =
        Arrays.stream(SegmentationClass.values())
            .map(c -> "iou_" + c.name().toLowerCase(Locale.ROOT));
    String header =
        "variant,seed,planes,bits_per_pixel,bit_error_rate,miou,miou_objects,miou_day,miou_night,"
            + "macc,"
            + classes.collect(Collectors.joining(","));
    return Stream.concat(Stream.of(header), points.stream().map(AblationResults::row))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String row(AblationPoint point) {
    ConfusionMatrix all = point.all();
    Stream<String> numbers =
        Stream.concat(
                Stream.of(
                    point.meanIou(Hours.ALL),
                    all.meanIouObjects(),
                    point.meanIou(Hours.DAY),
                    point.meanIou(Hours.NIGHT),
                    all.meanAccuracy()),
                IntStream.range(0, SegmentationClass.COUNT).mapToObj(all::iou))
            .map(value -> value.isNaN() ? "" : value.toString());
    Stream<String> names =
        Stream.of(
            point.variant(),
            Long.toString(point.seed()),
            Integer.toString(point.condition().planes()),
            Double.toString(point.condition().bitsPerPixel()),
            Double.toString(point.condition().bitErrorRate()));
    return Stream.concat(names, numbers).collect(Collectors.joining(","));
  }
}
