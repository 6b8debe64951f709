package io.semlink.actors.study;

import io.semlink.simulator.results.PointAccumulator;
import io.semlink.simulator.results.PointCounts;
import io.semlink.simulator.results.PointRecord.StopReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When a point has seen enough. Rules are looked at after every {@link #INTERVAL} frames and at
/// the last one, on the prefix of frames in order, so that parallelism cannot change where a point
/// stops.
///
/// @param maxFrames frames at most, at least 1
/// @param blockErrors block errors that are enough; absent: no such rule
/// @param maxBlocks transport blocks at most; absent: no such rule
/// @param maxTime wall time at most, of a point that was stopped and goes on counted anew; absent:
///   no such rule; with it a study is not repeatable
/// @param miouHalfWidth half width of the interval of mIoU that is enough, a fraction; absent: no
///   such rule
public record StopRules(
    long maxFrames,
    @Nullable Long blockErrors,
    @Nullable Long maxBlocks,
    @Nullable Duration maxTime,
    @Nullable Double miouHalfWidth) {
  /// Frames between two looks at the rules.
  public static final int INTERVAL = 64;

  /// Rules without one on the task metric.
  public StopRules(
      long maxFrames,
      @Nullable Long blockErrors,
      @Nullable Long maxBlocks,
      @Nullable Duration maxTime) {
    this(maxFrames, blockErrors, maxBlocks, maxTime, null);
  }

  /// Why the point stops here; null if it goes on.
  ///
  /// @param sums what was counted so far
  /// @param wallSeconds wall time of the point so far
  public @Nullable StopReason check(PointAccumulator sums, double wallSeconds) {
    StopReason counted = check(sums.counts(), wallSeconds);
    if (miouHalfWidth == null || counted == StopReason.BLOCK_ERRORS) {
      return counted;
    }
    // Each frame is left out once: asked for only where the rule stands.
    Double halfWidth = sums.miouHalfWidth();
    return halfWidth != null && halfWidth <= miouHalfWidth ? StopReason.INTERVAL : counted;
  }

  /// Why the point stops here by its counts and the clock; null if it goes on.
  ///
  /// @param counts what was counted so far
  /// @param wallSeconds wall time of the point so far
  public @Nullable StopReason check(PointCounts counts, double wallSeconds) {
    if (blockErrors != null && counts.blocks().errors() >= blockErrors) {
      return StopReason.BLOCK_ERRORS;
    }
    if (maxBlocks != null && counts.blocks().trials() >= maxBlocks) {
      return StopReason.MAX_BLOCKS;
    }
    if (counts.framesSeen() >= maxFrames) {
      return StopReason.MAX_FRAMES;
    }
    if (maxTime != null && wallSeconds >= maxTime.toNanos() * 1e-9) {
      return StopReason.MAX_TIME;
    }
    return null;
  }
}
