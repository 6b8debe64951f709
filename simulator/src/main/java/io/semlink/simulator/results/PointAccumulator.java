package io.semlink.simulator.results;

import io.semlink.simulator.metrics.Bootstrap;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.TimeOfDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Adds up the frames of one point, in order. Confined to one thread.
public final class PointAccumulator {
  private static final double CONFIDENCE = 0.95;

  private final long seed;
  private final List<LabelledFrame> labelled = new ArrayList<>();
  private final List<ConfusionMatrix> agreements = new ArrayList<>();
  private final List<ImageFidelity> images = new ArrayList<>();
  private final List<Double> wallMs = new ArrayList<>();
  private final List<Double> linkSeconds = new ArrayList<>();
  private final List<Double> queueSeconds = new ArrayList<>();
  private PointCounts counts = PointCounts.NONE;
  private PointCounts countsAtStart = PointCounts.NONE;

  private record LabelledFrame(TimeOfDay timeOfDay, ConfusionMatrix confusion) {}

  /// An accumulator without a frame.
  ///
  /// @param seed seed of the bootstrap
  public PointAccumulator(long seed) {
    this.seed = seed;
  }

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
      labelled.add(new LabelledFrame(frame.timeOfDay(), ConfusionMatrix.of(frame.confusion())));
    }
    if (frame.images() != null) {
      images.add(frame.images());
    }
    if (frame.agreement() != null) {
      agreements.add(ConfusionMatrix.of(frame.agreement()));
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
  /// @param withIntervals whether to compute bootstrap intervals, which costs a thousand sums over
  ///   the frames
  public @Nullable PointQuality quality(boolean withIntervals) {
    if (agreements.isEmpty()) {
      return null;
    }
    List<ConfusionMatrix> all = labelled.stream().map(LabelledFrame::confusion).toList();
    ConfusionMatrix sum = sum(all);
    ConfusionMatrix agreement = sum(agreements);
    boolean hasLabels = !all.isEmpty();
    return new PointQuality(
        all.size(),
        hasLabels ? sum.meanIou() : null,
        withIntervals ? interval(all, ConfusionMatrix::meanIou) : null,
        hasLabels ? sum.meanIouObjects() : null,
        hasLabels ? sum.meanIouPresent() : null,
        meanIouAt(TimeOfDay.DAY),
        meanIouAt(TimeOfDay.NIGHT),
        hasLabels ? sum.meanAccuracy() : null,
        hasLabels ? sum.toArray() : null,
        agreement.meanIouPresent(),
        withIntervals ? interval(agreements, ConfusionMatrix::meanIouPresent) : null,
        PointFidelity.of(images));
  }

  /// Times so far; null without a frame.
  ///
  /// @param wallSeconds wall time of the point so far, since the clock started
  public @Nullable PointTiming timing(double wallSeconds) {
    if (wallMs.isEmpty()) {
      return null;
    }
    return new PointTiming(
        linkSeconds.isEmpty() ? null : percentile(linkSeconds, 0.5),
        percentile(wallMs, 0.5),
        percentile(wallMs, 0.99),
        (counts.frames() - countsAtStart.frames()) / wallSeconds,
        (counts.bits().trials() - countsAtStart.bits().trials()) / wallSeconds,
        wallSeconds,
        queueSeconds.isEmpty() ? null : percentile(queueSeconds, 0.5),
        queueSeconds.isEmpty() ? null : percentile(queueSeconds, 0.99));
  }

  /// Half width of the bootstrap interval of the mIoU so far; null without a label.
  public @Nullable Double miouHalfWidth() {
    Interval interval =
        interval(
            labelled.stream().map(LabelledFrame::confusion).toList(), ConfusionMatrix::meanIou);
    return interval == null ? null : (Double) ((interval.high() - interval.low()) / 2);
  }

  private @Nullable Double meanIouAt(TimeOfDay time) {
    List<ConfusionMatrix> some =
        labelled.stream().filter(f -> f.timeOfDay() == time).map(LabelledFrame::confusion).toList();
    return some.isEmpty() ? null : sum(some).meanIou();
  }

  private @Nullable Interval interval(
      List<ConfusionMatrix> frames, ToDoubleFunction<ConfusionMatrix> metric) {
    return frames.isEmpty() ? null : Bootstrap.interval(frames, metric, CONFIDENCE, seed);
  }

  private static ConfusionMatrix sum(List<ConfusionMatrix> frames) {
    return frames.stream()
        .reduce(ConfusionMatrix.empty(SegmentationClass.COUNT), ConfusionMatrix::plus);
  }

  /// Nearest-rank percentile.
  private static double percentile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Objects::requireNonNull).sorted().toArray();
    int rank = (int) Math.ceil(share * sorted.length);
    return Arrays.stream(sorted).skip(Math.max(0, rank - 1)).findFirst().orElseThrow();
  }
}
