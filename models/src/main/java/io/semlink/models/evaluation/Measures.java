package io.semlink.models.evaluation;

import io.semlink.simulator.metrics.ClassFrames;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.FrameStatistic;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.Jackknife;
import io.semlink.simulator.sensor.SegmentationClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  private static final List<String> OF_CLASS = List.of("iou_", "recall_", "iou_per_frame_");

  private Measures() {}

  /// The names, in a fixed order.
  public static List<String> names() {
    List<String> classes =
        Arrays.stream(SegmentationClass.values()).map(ClassSubset::name).toList();
    return Stream.of(
            POOLED.stream(),
            OF_CLASS.stream().flatMap(measure -> classes.stream().map(measure::concat)),
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

  /// Whether the frames can tell each measure: they have each class that it rests on often enough.
  ///
  /// @return in the order of the names
  static List<Boolean> rests(List<FrameCounts> frames, ClassSubset subset) {
    ClassFrames classes =
        ClassFrames.of(frames.stream().map(f -> subset.counts(f.counts())).toList());
    List<Integer> objects = IntStream.range(1, CLASSES).boxed().toList();
    boolean all = classes.bearMean();
    boolean some = classes.bearMean(subset.indices());
    List<Boolean> rests = new ArrayList<>(List.of(all, classes.bearMean(objects), all, some, all));
    OF_CLASS.forEach(
        measure -> IntStream.range(0, CLASSES).forEach(c -> rests.add(classes.bear(c))));
    rests.add(some);
    return rests;
  }

  /// Values with their intervals.
  ///
  /// @param names of the values
  /// @param rests whether the frames can tell each of them
  static SequencedMap<String, Estimate> estimates(
      List<String> names, List<Boolean> rests, FrameStatistic statistic, Jackknife.Scale scale) {
    double[] values = statistic.all();
    List<@Nullable Interval> intervals = Jackknife.intervals(statistic, scale);
    SequencedMap<String, Estimate> estimates = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      estimates.put(names.get(i), new Estimate(values[i], rests.get(i) ? intervals.get(i) : null));
    }
    return Collections.unmodifiableSequencedMap(estimates);
  }
}
