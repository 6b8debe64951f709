package io.semlink.simulator.results;

import io.semlink.simulator.link.LinkBudget;
import org.jspecify.annotations.Nullable;

/// Everything known of one point of a study, while it runs and when it is done.
///
/// @param runId run
/// @param pointId point, see {@link PointParameters#pointId}
/// @param study name of the study
/// @param parameters what was asked
/// @param budget what it means; absent where the point is infeasible
/// @param counts what was counted so far
/// @param quality the task's metrics; absent without a network
/// @param timing wall-clock figures
/// @param nextFrameIndex frames up to here, exclusively, are counted
/// @param stopReason why it stopped; absent while it runs
/// @param state where it is
/// @param failure why it failed, one line; absent unless FAILED or INFEASIBLE
/// @param differs what shows that its results depend on more than their inputs, as on what lay in
///   memory, one line: they cannot be trusted; absent where nothing was found
public record PointRecord(
    String runId,
    String pointId,
    String study,
    PointParameters parameters,
    @Nullable LinkBudget budget,
    PointCounts counts,
    @Nullable PointQuality quality,
    @Nullable PointTiming timing,
    long nextFrameIndex,
    @Nullable StopReason stopReason,
    PointState state,
    @Nullable String failure,
    @Nullable String differs) {

  /// Life of a point.
  public enum PointState {
    RUNNING,
    DONE,
    FAILED,
    INFEASIBLE
  }

  /// Why a point stopped.
  public enum StopReason {
    MAX_FRAMES,
    MAX_BLOCKS,
    MAX_TIME,
    BLOCK_ERRORS,
    /// The interval of the task metric is narrow enough.
    INTERVAL,
    END_OF_SOURCE,
    FAILED,
    INFEASIBLE
  }
}
