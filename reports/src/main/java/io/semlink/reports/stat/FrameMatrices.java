package io.semlink.reports.stat;

import io.semlink.reports.read.Run;
import io.semlink.simulator.metrics.ClassFrames;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the frames of some points add to a metric, summed as {@link FrameSums} does, all points
/// alike. Confined to one thread.
final class FrameMatrices {
  private final Map<String, FrameSums> byPoint;

  private final TaskMetric metric;
  // Computed when first needed, a pure function of the other fields.
  private final Map<String, double[]> without = new HashMap<>();

  private FrameMatrices(Map<String, FrameSums> byPoint, TaskMetric metric) {
    this.byPoint = byPoint;
    this.metric = metric;
  }

  /// Reads the frames of a run once.
  ///
  /// @param points whose frames are kept
  /// @throws io.semlink.simulator.results.BadRunException if the frames cannot be read
  static FrameMatrices of(Run run, List<PointRecord> points, TaskMetric metric) {
    long most = points.stream().mapToLong(p -> p.counts().frames()).max().orElse(0);
    Map<String, FrameSums> byPoint = new HashMap<>();
    points.forEach(p -> byPoint.put(p.pointId(), new FrameSums(most)));
    try (Stream<FrameRecord> frames = run.frames()) {
      frames.forEach(frame -> {
        FrameSums sums = byPoint.get(frame.pointId());
        long[] counts = metric.counts(frame);
        if (sums != null && counts != null) {
          sums.add(frame.frameIndex(), counts);
        }
      });
    }
    return new FrameMatrices(byPoint, metric);
  }

  /// Whether two points have records of the same frames, at least one.
  boolean share(PointRecord one, PointRecord other) {
    return !of(one).isEmpty() && of(one).hasFramesOf(of(other));
  }

  /// Whether a point's frames have each class often enough for an interval.
  boolean tell(PointRecord point) {
    return ClassFrames.of(of(point).matrices()).bearMean();
  }

  /// The metric of all frames of a point but one, or but one group of neighbours, for each of them;
  /// points that {@link #share} theirs are paired.
  ///
  /// @return must not be modified
  double[] without(PointRecord point) {
    return without.computeIfAbsent(
        point.pointId(), _ -> FrameSums.without(of(point).matrices(), metric));
  }

  private FrameSums of(PointRecord point) {
    return byPoint.getOrDefault(point.pointId(), new FrameSums(0));
  }
}
