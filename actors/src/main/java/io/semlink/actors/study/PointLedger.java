package io.semlink.actors.study;

import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Which points of a plan have ended and which one is next. Points have the index of their place in
/// the plan.
final class PointLedger {
  private final List<PointPlan> points;
  private final Earlier earlier;
  private final SortedMap<Integer, PointRecord> finished = new TreeMap<>();
  private int nextIndex;

  /// @param points the plan
  /// @param earlier what earlier processes did of it
  PointLedger(List<PointPlan> points, Earlier earlier) {
    this.points = points;
    this.earlier = earlier;
    for (int i = 0; i < points.size(); i++) {
      PointRecord known = earlier.finished().get(points.get(i).pointId());
      if (known != null) {
        finished.put(i, known);
      }
    }
  }

  /// How many points the plan has.
  int size() {
    return points.size();
  }

  PointPlan point(int index) {
    return points.get(index);
  }

  /// Frames of a point that earlier processes counted, from frame 0 on.
  List<FrameRecord> begun(int index) {
    return earlier.begun().getOrDefault(points.get(index).pointId(), List.of());
  }

  /// Takes the next point that is to be run; empty when there is none left.
  OptionalInt takeNext() {
    while (nextIndex < points.size()) {
      int index = nextIndex++;
      if (earlier.wants(points.get(index).pointId())) {
        return OptionalInt.of(index);
      }
    }
    return OptionalInt.empty();
  }

  /// Says that a point has ended.
  void finish(int index, PointRecord point) {
    finished.put(index, point);
  }

  /// Whether every point of the plan has ended.
  boolean isComplete() {
    return finished.size() == points.size();
  }

  /// The points that have ended, in plan order.
  List<PointRecord> finished() {
    return List.copyOf(finished.values());
  }

  /// Gives out each point that has ended, in plan order.
  void forEachFinished(BiConsumer<Integer, PointRecord> action) {
    finished.forEach(action);
  }
}
