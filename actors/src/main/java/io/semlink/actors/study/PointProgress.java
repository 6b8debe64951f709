package io.semlink.actors.study;

import io.semlink.simulator.link.RestoredImages.Recovery;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointAccumulator;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.PointRecord.StopReason;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What a running point knows of itself: its sums and whether it has seen enough. Used by one stage
/// of its stream, one batch at a time; only {@link #interrupt} may be called meanwhile.
///
/// A point that goes on counts the frames of earlier processes as if it had just seen them. Its
/// wall times, and with them the stop rule on time, are those of this process alone.
final class PointProgress {
  private final StudyPlan plan;
  private final String runId;
  private final PointPlan point;
  private final LongSupplier nanoClock;
  private final long start;
  private final List<FrameRecord> earlier;
  private final PointAccumulator accumulator;
  private @Nullable StopReason stopReason;
  private volatile boolean interrupted;
  private volatile @Nullable String differs;

  /// @param earlier frames that earlier processes counted, from frame 0 on
  PointProgress(
      StudyPlan plan,
      String runId,
      PointPlan point,
      List<FrameRecord> earlier,
      LongSupplier nanoClock) {
    this.plan = plan;
    this.runId = runId;
    this.point = point;
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
    this.earlier = List.copyOf(earlier);
    this.accumulator = new PointAccumulator();
    count(earlier);
    accumulator.startClock();
    if (!earlier.isEmpty()) {
      applyRules();
    }
  }

  String pointId() {
    return point.pointId();
  }

  /// Says that results of the point depend on more than their inputs. Safe to call from any thread.
  ///
  /// @param what one line for people
  void differs(String what) {
    if (differs == null) {
      differs = what;
    }
  }

  /// Whether the point has seen enough; what was computed beyond is thrown away.
  boolean stopped() {
    return stopReason != null;
  }

  /// Frames that earlier processes counted, from frame 0 on.
  List<FrameRecord> earlier() {
    return earlier;
  }

  /// Index of the first frame that is not counted yet.
  long nextFrameIndex() {
    return accumulator.counts().framesSeen();
  }

  /// Counts a batch of frames and looks at the stop rules.
  void add(List<FrameRecord> frames) {
    count(frames);
    applyRules();
  }

  private void count(List<FrameRecord> frames) {
    frames.forEach(accumulator::add);
    frames.stream()
        .filter(PointProgress::contradictsItself)
        .findFirst()
        .ifPresent(frame ->
            differs(
                ("frame %s arrived without an error and was understood otherwise than without"
                        + " a link")
                    .formatted(frame.frameIndex())));
  }

  /// Whether a frame of which every bit was right was understood otherwise than its own bits are.
  /// One of which the sender had left out an image shows another frame's in its place, which may
  /// have been lost.
  private static boolean contradictsItself(FrameRecord frame) {
    return frame.codeBlocks() > 0
        && frame.blockErrors() == 0
        && frame.bitErrors() == 0
        && frame.agreement() != null
        && (frame.images() == null || frame.images().recovery() == Recovery.COMPLETE)
        && !ConfusionMatrix.of(frame.agreement()).isDiagonal();
  }

  /// Rules are not looked at where an interruption cut a batch short: an uninterrupted point does
  /// not look there either.
  private void applyRules() {
    long frames = accumulator.counts().framesSeen();
    if (frames % StopRules.INTERVAL == 0 || frames >= plan.stop().maxFrames()) {
      stopReason = plan.stop().check(accumulator, wallSeconds());
    }
  }

  /// Says that the stream ends before the point has seen enough. Safe to call from any thread.
  void interrupt() {
    interrupted = true;
  }

  /// The point as it stands, without intervals of the task metrics.
  PointRecord snapshot() {
    return record(PointState.RUNNING, false, null);
  }

  /// The point when its stream has ended: DONE, or RUNNING if it was interrupted before it had seen
  /// enough.
  PointRecord ended() {
    if (stopReason == null && interrupted) {
      return snapshot();
    }
    if (stopReason == null) {
      stopReason = plan.stop().check(accumulator, wallSeconds());
    }
    if (stopReason == null) {
      stopReason = StopReason.END_OF_SOURCE;
    }
    return record(PointState.DONE, true, null);
  }

  /// The point when its stream has failed.
  PointRecord failed(Throwable failure) {
    stopReason = StopReason.FAILED;
    Throwable cause = cause(failure);
    String message = cause.getMessage();
    String line = cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    return record(PointState.FAILED, false, line.lines().findFirst().orElse(line));
  }

  /// What went wrong, without the wrapping of asynchronous stages.
  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private PointRecord record(PointState state, boolean withIntervals, @Nullable String failure) {
    return new PointRecord(
        runId,
        point.pointId(),
        plan.name(),
        point.parameters(),
        point.budget(),
        accumulator.counts(),
        accumulator.quality(withIntervals),
        accumulator.timing(wallSeconds()),
        accumulator.counts().framesSeen(),
        stopReason,
        state,
        failure,
        differs);
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
