package io.semlink.actors.log;

import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import java.util.Map;

/// What the topics of a cluster hold of a run.
///
/// @param points last committed record of each point, by its id
record PublishedRun(Map<String, PointRecord> points) {
  /// Nothing.
  static final PublishedRun NONE = new PublishedRun(Map.of());

  /// Copies the map.
  PublishedRun {
    points = Map.copyOf(points);
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
