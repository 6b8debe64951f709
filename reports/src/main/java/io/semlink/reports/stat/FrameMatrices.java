package io.semlink.reports.stat;

import io.semlink.reports.read.Run;
import io.semlink.simulator.metrics.Bootstrap;
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
  private final long seed;
  // Computed when first needed, a pure function of the other fields.
  private final Map<String, double[]> resampled = new HashMap<>();

  private FrameMatrices(Map<String, FrameSums> byPoint, TaskMetric metric, long seed) {
    this.byPoint = byPoint;
    this.metric = metric;
    this.seed = seed;
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
    return new FrameMatrices(byPoint, metric, run.run().seed());
  }

  /// Whether two points have records of the same frames, at least one.
  boolean share(PointRecord one, PointRecord other) {
    return !of(one).isEmpty() && of(one).hasFramesOf(of(other));
  }

  /// The metric in each resample of a point's frames; points that {@link #share} theirs are paired.
  ///
  /// @return must not be modified
  double[] resampled(PointRecord point) {
    return resampled.computeIfAbsent(
        point.pointId(), _ -> Bootstrap.values(of(point).matrices(), metric::ofMatrix, seed));
  }

  private FrameSums of(PointRecord point) {
    return byPoint.getOrDefault(point.pointId(), new FrameSums(0));
  }
}
