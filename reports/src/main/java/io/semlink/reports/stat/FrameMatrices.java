package io.semlink.reports.stat;

import io.semlink.reports.read.Run;
import io.semlink.simulator.metrics.Bootstrap;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the frames of some points add to a metric, kept small: where a point has many frames,
/// neighbours are added up and resampled together. Confined to one thread.
final class FrameMatrices {
  private static final int MAX_GROUPS = 512;

  private final Map<String, SortedMap<Long, ConfusionMatrix>> byPoint;

  private final TaskMetric metric;
  private final long seed;
  // Computed when first needed, a pure function of the other fields.
  private final Map<String, double[]> resampled = new HashMap<>();

  private FrameMatrices(
      Map<String, SortedMap<Long, ConfusionMatrix>> byPoint, TaskMetric metric, long seed) {
    this.byPoint = byPoint;
    this.metric = metric;
    this.seed = seed;
  }

  /// Reads the frames of a run once.
  ///
  /// @param points whose frames are kept
  /// @throws io.semlink.simulator.results.BadRunException if the frames cannot be read
  static FrameMatrices of(Run run, List<PointRecord> points, TaskMetric metric) {
    Map<String, SortedMap<Long, ConfusionMatrix>> byPoint =
        points.stream()
            .map(PointRecord::pointId)
            .distinct()
            .collect(Collectors.toMap(id -> id, id -> new TreeMap<>(), (a, b) -> a, HashMap::new));
    long most = points.stream().mapToLong(p -> p.counts().frames()).max().orElse(0);
    long groupSize = Math.max(1, Math.ceilDiv(most, MAX_GROUPS));
    try (Stream<FrameRecord> frames = run.frames()) {
      frames.forEach(frame -> {
        SortedMap<Long, ConfusionMatrix> groups = byPoint.get(frame.pointId());
        long[] counts = metric == TaskMetric.MIOU ? frame.confusion() : frame.agreement();
        if (groups != null && counts != null) {
          groups.merge(
              frame.frameIndex() / groupSize, ConfusionMatrix.of(counts), ConfusionMatrix::plus);
        }
      });
    }
    return new FrameMatrices(byPoint, metric, run.run().seed());
  }

  /// Whether two points have records of the same frames, at least one.
  boolean share(PointRecord one, PointRecord other) {
    return !of(one).isEmpty() && of(one).keySet().equals(of(other).keySet());
  }

  /// The metric in each resample of a point's frames; points that {@link #share} theirs are paired.
  ///
  /// @return must not be modified
  double[] resampled(PointRecord point) {
    return resampled.computeIfAbsent(
        point.pointId(),
        _ -> Bootstrap.values(List.copyOf(of(point).values()), metric::ofMatrix, seed));
  }

  private SortedMap<Long, ConfusionMatrix> of(PointRecord point) {
    return byPoint.getOrDefault(point.pointId(), new TreeMap<>());
  }
}
