package io.semlink.reports.stat;

import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.FrameStatistic;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Confusion matrices of frames, kept small: where frames are many, neighbours are added up and
/// left out together. Confined to one thread.
final class FrameSums {
  private static final int MAX_GROUPS = 512;

  private final long groupSize;
  private final SortedMap<Long, ConfusionMatrix> groups = new TreeMap<>();
  private final BitSet frames = new BitSet();

  /// Nothing added yet.
  ///
  /// @param numFrames frames that will be added; of indices beyond it there are more groups
  FrameSums(long numFrames) {
    groupSize = Math.max(1, Math.ceilDiv(numFrames, MAX_GROUPS));
  }

  /// Adds a frame.
  ///
  /// @param counts 9 x 9, row = truth; copied
  void add(long frameIndex, long[] counts) {
    groups.merge(frameIndex / groupSize, ConfusionMatrix.of(counts), ConfusionMatrix::plus);
    frames.set(Math.toIntExact(frameIndex));
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  /// Whether both hold the same frames: groups of one number may hold others.
  boolean hasFramesOf(FrameSums other) {
    return frames.equals(other.frames);
  }

  /// A metric of all groups but one, for each of them.
  static double[] without(List<ConfusionMatrix> groups, TaskMetric metric) {
    FrameStatistic statistic =
        FrameStatistic.pooled(groups, sum -> new double[] {metric.ofMatrix(sum)});
    return IntStream.range(0, groups.size()).mapToDouble(g -> statistic.without(g)[0]).toArray();
  }

  /// The groups in the order of their frames.
  List<ConfusionMatrix> matrices() {
    return List.copyOf(groups.values());
  }
}
