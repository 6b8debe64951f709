package io.semlink.reports.gallery;

import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.Matrix;
import io.semlink.reports.figure.Matrix.Extra;
import io.semlink.reports.stat.TaskMetric;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointQuality;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.RunRecord;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// What the receiver took for what at the best point of a run.
final class ConfusionFigure {
  private ConfusionFigure() {}

  /// The figure, or nothing if no point was compared with labels.
  static Optional<Figure> of(RunRecord run, List<PointRecord> points) {
    return points.stream()
        .filter(p -> TaskMetric.MIOU.of(p) != null && confusion(p).isPresent())
        .max(Comparator.comparing(p -> Objects.requireNonNull(TaskMetric.MIOU.of(p))))
        .map(best -> figure(run, best, confusion(best).orElseThrow()));
  }

  private static Optional<ConfusionMatrix> confusion(PointRecord point) {
    return Optional.ofNullable(point.quality())
        .map(PointQuality::confusion)
        .map(ConfusionMatrix::of)
        .filter(matrix -> matrix.numPixels() > 0);
  }

  private static Figure figure(RunRecord run, PointRecord best, ConfusionMatrix confusion) {
    return new Figure(
        "confusion",
        "What the receiver takes for what, at the best point",
        conditions(best),
        finding(confusion),
        "Cells: per cent of a true class's pixels. IoU: intersection over union of the class; a"
            + " class that occurs nowhere counts as 0 in the mean. "
            + Captions.provenance(run, List.of(best)),
        new Matrix(
            "true class", "predicted class", names(confusion), rows(confusion), extras(confusion)));
  }

  private static String conditions(PointRecord point) {
    PointParameters p = point.parameters();
    String text = "%s · %s · %s".formatted(p.scheme(), p.receiveMode(), Words.channel(p.channel()));
    if (p.bandwidthHz() != null) {
      text += " · " + Words.frequency(p.bandwidthHz());
    }
    if (p.esN0Db() != null) {
      text += " · Es/N0 = " + Words.db(p.esN0Db());
    }
    return text + " · mIoU " + Words.percent(Objects.requireNonNull(TaskMetric.MIOU.of(point)));
  }

  private static String finding(ConfusionMatrix confusion) {
    List<Integer> present =
        IntStream.range(1, confusion.numClasses())
            .filter(c -> confusion.truePixels(c) > 0)
            .boxed()
            .sorted(Comparator.comparing(confusion::iou).reversed())
            .toList();
    if (present.size() < 2) {
      return "";
    }
    return "Best and worst object class: %s with an IoU of %s, %s with %s."
        .formatted(
            ClassNames.of(present.getFirst()),
            Words.percent(confusion.iou(present.getFirst())),
            ClassNames.of(present.getLast()),
            Words.percent(confusion.iou(present.getLast())));
  }

  private static List<String> names(ConfusionMatrix confusion) {
    return IntStream.range(0, confusion.numClasses()).mapToObj(ClassNames::of).toList();
  }

  private static long[][] rows(ConfusionMatrix confusion) {
    int n = confusion.numClasses();
    long[] counts = confusion.toArray();
    return IntStream.range(0, n)
        .mapToObj(row -> Arrays.copyOfRange(counts, row * n, (row + 1) * n))
        .toArray(long[][]::new);
  }

  private static List<Extra> extras(ConfusionMatrix confusion) {
    List<Integer> classes = IntStream.range(0, confusion.numClasses()).boxed().toList();
    return List.of(
        new Extra(
            "iou",
            "IoU (%)",
            classes.stream().map(c -> percent(confusion.iou(c))).toList(),
            classes.stream().map(c -> value(confusion.iou(c))).toList()),
        new Extra(
            "true_pixels",
            "pixels",
            classes.stream().map(c -> Words.count(confusion.truePixels(c))).toList(),
            classes.stream().map(c -> Long.toString(confusion.truePixels(c))).toList()));
  }

  private static String percent(double fraction) {
    return Double.isNaN(fraction) ? "–" : Words.decimal(100 * fraction, 1);
  }

  private static String value(double fraction) {
    return Double.isNaN(fraction) ? "" : Double.toString(fraction);
  }
}
