package io.semlink.actors.study;

import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointAccumulator;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.PointRecord.StopReason;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What a running point knows of itself: its sums and whether it has seen enough. Used by one stage
/// of its stream, one batch at a time.
final class PointProgress {
  private final StudyPlan plan;
  private final String runId;
  private final PointPlan point;
  private final LongSupplier nanoClock;
  private final long start;
  private final PointAccumulator accumulator;
  private @Nullable StopReason stopReason;

  PointProgress(StudyPlan plan, String runId, PointPlan point, LongSupplier nanoClock) {
    this.plan = plan;
    this.runId = runId;
    this.point = point;
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
    this.accumulator = new PointAccumulator(plan.seed());
  }

  /// Whether the point has seen enough; what was computed beyond is thrown away.
  boolean stopped() {
    return stopReason != null;
  }

  /// Counts a batch of frames and looks at the stop rules.
  void add(List<FrameRecord> frames) {
    frames.forEach(accumulator::add);
    stopReason = plan.stop().check(accumulator, wallSeconds());
  }

  /// The point as it stands, without bootstrap intervals.
  PointRecord snapshot() {
    return record(PointState.RUNNING, false, null);
  }

  /// The point when its stream has ended.
  PointRecord done() {
    if (stopReason == null) {
      stopReason = StopReason.END_OF_SOURCE;
    }
    return record(PointState.DONE, true, null);
  }

  /// The point when its stream has failed.
  PointRecord failed(Throwable cause) {
    stopReason = StopReason.FAILED;
    String message = cause.getMessage();
    String line = cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    return record(PointState.FAILED, false, line.lines().findFirst().orElse(line));
  }

  private PointRecord record(PointState state, boolean withIntervals, @Nullable String failure) {
    return new PointRecord(
        runId,
        point.pointId(),
        plan.name(),
        point.parameters(),
        switch (point) {
          case PointPlan.Frames frames -> frames.budget();
          case PointPlan.Blocks blocks -> blocks.budget();
          case PointPlan.Infeasible infeasible -> null;
        },
        accumulator.counts(),
        accumulator.quality(withIntervals),
        accumulator.timing(wallSeconds()),
        accumulator.counts().framesSeen(),
        stopReason,
        state,
        failure);
  }

  /// The record of a point that never runs.
  PointRecord infeasible(String reason) {
    stopReason = StopReason.INFEASIBLE;
    return record(PointState.INFEASIBLE, false, reason);
  }

  private double wallSeconds() {
    return (nanoClock.getAsLong() - start) * 1e-9;
  }
}
