package io.semlink.actors.log;

import io.semlink.simulator.results.AlertRecord;
import io.semlink.simulator.results.MetricsRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.ResultJson;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// What the topics of a cluster hold of a run.
///
/// @param points last committed record of each point, by its id
/// @param runs records of the run, as JSON
/// @param nextAlert alerts up to here, exclusively, are there
/// @param nextInterval metrics up to here, exclusively, are there
record PublishedRun(
    Map<String, PointRecord> points, Set<String> runs, long nextAlert, long nextInterval) {
  /// Nothing.
  static final PublishedRun NONE = new PublishedRun(Map.of(), Set.of(), 0, 0);

  /// Copies the map and the set.
  PublishedRun {
    points = Map.copyOf(points);
    runs = Set.copyOf(runs);
  }

  /// Asks a cluster.
  static PublishedRun read(TopicScan topics) {
    Map<String, PointRecord> points = new HashMap<>();
    topics.read(
        ResultTopic.POINT,
        record -> {
          PointRecord point = ResultJson.read(record.value(), PointRecord.class);
          points.put(point.pointId(), point);
        });
    Set<String> runs = new HashSet<>();
    topics.read(ResultTopic.RUN, record -> runs.add(record.value()));
    AtomicLong nextAlert = new AtomicLong();
    topics.read(
        ResultTopic.ALERT,
        record ->
            nextAlert.set(ResultJson.read(record.value(), AlertRecord.class).alertIndex() + 1));
    AtomicLong nextInterval = new AtomicLong();
    topics.read(
        ResultTopic.METRICS,
        record ->
            nextInterval.set(
                ResultJson.read(record.value(), MetricsRecord.class).intervalIndex() + 1));
    return new PublishedRun(points, runs, nextAlert.get(), nextInterval.get());
  }

  /// Whether nothing of the run is there.
  boolean isEmpty() {
    return points.isEmpty() && runs.isEmpty();
  }

  /// Frames of a point up to here, exclusively, are there.
  long nextFrameIndex(String pointId) {
    PointRecord point = points.get(pointId);
    return point == null ? 0 : point.nextFrameIndex();
  }

  /// Whether this record of a point, or a later one, is there.
  boolean holds(PointRecord point) {
    PointRecord known = points.get(point.pointId());
    if (known == null || known.nextFrameIndex() != point.nextFrameIndex()) {
      return known != null && known.nextFrameIndex() > point.nextFrameIndex();
    }
    return known.state() == point.state() || point.state() == PointState.RUNNING;
  }
}
