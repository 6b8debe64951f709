package io.semlink.simulator.results;

import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.Jackknife;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.TimeOfDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Adds up the frames of one point, in order. Confined to one thread.
public final class PointAccumulator {
  private static final ConfusionMatrix NO_PIXEL = ConfusionMatrix.empty(SegmentationClass.COUNT);

  private final List<ConfusionMatrix> labelled = new ArrayList<>();
  private final Map<TimeOfDay, ConfusionMatrix> labelledSums = new EnumMap<>(TimeOfDay.class);
  private final List<ConfusionMatrix> agreements = new ArrayList<>();
  private final List<ImageFidelity> images = new ArrayList<>();
  private final List<Double> wallMs = new ArrayList<>();
  private final List<Double> linkSeconds = new ArrayList<>();
  private final List<Double> queueSeconds = new ArrayList<>();
  private ConfusionMatrix agreementSum = NO_PIXEL;
  private PointCounts counts = PointCounts.NONE;
  private PointCounts countsAtStart = PointCounts.NONE;

  /// Adds a frame; one that was dropped is counted as such alone.
  public void add(FrameRecord frame) {
    counts = counts.plus(frame);
    if (!frame.wasSent()) {
      return;
    }
    wallMs.add(frame.wall().endToEndMs());
    if (frame.linkSeconds() != null) {
      linkSeconds.add(frame.linkSeconds());
    }
    if (frame.queueSeconds() != null) {
      queueSeconds.add(frame.queueSeconds());
    }
    if (frame.confusion() != null) {
      ConfusionMatrix confusion = ConfusionMatrix.of(frame.confusion());
      labelled.add(confusion);
      labelledSums.merge(frame.timeOfDay(), confusion, ConfusionMatrix::plus);
    }
    if (frame.images() != null) {
      images.add(frame.images());
    }
    if (frame.agreement() != null) {
      ConfusionMatrix agreement = ConfusionMatrix.of(frame.agreement());
      agreements.add(agreement);
      agreementSum = agreementSum.plus(agreement);
    }
  }

  /// Says that the clock of this process starts here: what was added before was computed by another
  /// one and is no part of this one's throughput.
  public void startClock() {
    countsAtStart = counts;
  }

  /// What was counted so far.
  public PointCounts counts() {
    return counts;
  }

  /// The task's metrics so far; null without a network.
  ///
  /// @param withIntervals whether to compute intervals, which costs the metric once a frame
  public @Nullable PointQuality quality(boolean withIntervals) {
    if (agreements.isEmpty()) {
      return null;
    }
    ConfusionMatrix sum = labelledSums.values().stream().reduce(NO_PIXEL, ConfusionMatrix::plus);
    boolean hasLabels = !labelled.isEmpty();
    return new PointQuality(
        labelled.size(),
        hasLabels ? sum.meanIou() : null,
        withIntervals ? Jackknife.ofClassMean(labelled, ConfusionMatrix::meanIou) : null,
        hasLabels ? sum.meanIouObjects() : null,
        hasLabels ? sum.meanIouPresent() : null,
        meanIouAt(TimeOfDay.DAY),
        meanIouAt(TimeOfDay.NIGHT),
        hasLabels ? sum.meanAccuracy() : null,
        hasLabels ? sum.toArray() : null,
        agreementSum.meanIouPresent(),
        withIntervals ? Jackknife.ofClassMean(agreements, ConfusionMatrix::meanIouPresent) : null,
        PointFidelity.of(images));
  }

  /// Times so far; null without a frame.
  ///
  /// @param wallSeconds wall time of the point so far, since the clock started
  public @Nullable PointTiming timing(double wallSeconds) {
    if (wallMs.isEmpty()) {
      return null;
    }
    double[] wall = sorted(wallMs);
    double[] queue = sorted(queueSeconds);
    return new PointTiming(
        percentile(sorted(linkSeconds), 0.5),
        Objects.requireNonNull(percentile(wall, 0.5)),
        Objects.requireNonNull(percentile(wall, 0.99)),
        (counts.frames() - countsAtStart.frames()) / wallSeconds,
        (counts.bits().trials() - countsAtStart.bits().trials()) / wallSeconds,
        wallSeconds,
        percentile(queue, 0.5),
        percentile(queue, 0.99));
  }

  /// Half width of the interval of the mIoU so far; null where it has none.
  public @Nullable Double miouHalfWidth() {
    Interval interval = Jackknife.ofClassMean(labelled, ConfusionMatrix::meanIou);
    return interval == null ? null : (Double) interval.halfWidth();
  }

  private @Nullable Double meanIouAt(TimeOfDay time) {
    ConfusionMatrix sum = labelledSums.get(time);
    return sum == null ? null : sum.meanIou();
  }

  private static double[] sorted(List<Double> values) {
    return values.stream().mapToDouble(Objects::requireNonNull).sorted().toArray();
  }

  /// Nearest-rank percentile; null without a value.
  private static @Nullable Double percentile(double[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted.length == 0 ? null : (Double) sorted[Math.max(0, rank - 1)];
  }
}
