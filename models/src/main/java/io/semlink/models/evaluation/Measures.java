package io.semlink.models.evaluation;

import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.FrameBootstrap;
import io.semlink.simulator.metrics.FrameStatistic;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.sensor.SegmentationClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// All that is measured of a set of frames, by name. Shares in 0..1.
///
/// `miou`, `miou_objects`, `miou_present`, `miou_classes` (the subset), `macc`, `iou_CLASS` and
/// `recall_CLASS` are of one matrix over all frames, rows truth (RTFNet, RA-L 2019).
/// `iou_per_frame_CLASS` is the mean of the IoU of single frames over the frames whose truth has
/// the class, `miou_per_frame` the mean of these over the subset: a near car that fills an image
/// counts as much there as a far one.
public final class Measures {
  /// Mean IoU of all nine classes, 0/0 counted as 0.
  public static final String MIOU = "miou";

  private static final int CLASSES = SegmentationClass.COUNT;
  private static final List<String> POOLED =
      List.of(MIOU, "miou_objects", "miou_present", "miou_classes", "macc");

  private Measures() {}

  /// The names, in a fixed order.
  public static List<String> names() {
    List<String> classes =
        Arrays.stream(SegmentationClass.values()).map(ClassSubset::name).toList();
    return Stream.of(
            POOLED.stream(),
            classes.stream().map("iou_"::concat),
            classes.stream().map("recall_"::concat),
            classes.stream().map("iou_per_frame_"::concat),
            Stream.of("miou_per_frame"))
        .flatMap(names -> names)
        .toList();
  }

  /// The values in the order of the names.
  static FrameStatistic of(List<FrameCounts> frames, ClassSubset subset) {
    List<ConfusionMatrix> counts = frames.stream().map(f -> subset.counts(f.counts())).toList();
    double[][] perFrame = counts.stream().map(Measures::ofOneFrame).toArray(double[][]::new);
    return FrameStatistic.pooled(counts, sum -> pooled(sum, subset))
        .and(FrameStatistic.means(perFrame).then(ious -> withMean(ious, subset)));
  }

  private static double[] pooled(ConfusionMatrix sum, ClassSubset subset) {
    double[] values = new double[POOLED.size() + 2 * CLASSES];
    values[0] = sum.meanIou();
    values[1] = sum.meanIouObjects();
    values[2] = sum.meanIouPresent();
    values[3] = sum.meanIou(subset.indices());
    values[4] = sum.meanAccuracy();
    for (int c = 0; c < CLASSES; c++) {
      values[POOLED.size() + c] = sum.iou(c);
      values[POOLED.size() + CLASSES + c] = sum.accuracy(c);
    }
    return values;
  }

  private static double[] ofOneFrame(ConfusionMatrix counts) {
    double[] ious = new double[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      ious[c] = counts.truePixels(c) > 0 ? counts.iou(c) : Double.NaN;
    }
    return ious;
  }

  private static double[] withMean(double[] ious, ClassSubset subset) {
    double[] values = Arrays.copyOf(ious, CLASSES + 1);
    values[CLASSES] =
        subset.indices().stream()
            .mapToDouble(c -> ious[c])
            .filter(iou -> !Double.isNaN(iou))
            .average()
            .orElse(Double.NaN);
    return values;
  }

  /// Values with their intervals.
  ///
  /// @param names of the values
  /// @param numFrames of the statistic
  static SequencedMap<String, Estimate> estimates(
      List<String> names, int numFrames, FrameStatistic statistic, FrameBootstrap bootstrap) {
    double[] values = statistic.once(numFrames);
    List<Interval> intervals = new ArrayList<>(bootstrap.intervals(numFrames, statistic));
    SequencedMap<String, Estimate> estimates = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      estimates.put(names.get(i), new Estimate(values[i], intervals.get(i)));
    }
    return Collections.unmodifiableSequencedMap(estimates);
  }
}
