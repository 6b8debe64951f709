package io.semlink.actors.study;

import io.semlink.actors.log.RecoveredRun;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What earlier processes did of a study, and what of the rest is to be done.
///
/// @param finished points that have their row, by id; they are not run again
/// @param begun frames of other points, by id, each list in order from frame 0 on
/// @param only the only point to run, an id of the plan; absent: every point that is not finished
public record Earlier(
    Map<String, PointRecord> finished,
    Map<String, List<FrameRecord>> begun,
    @Nullable String only) {
  /// Nothing was done, everything is to be done.
  public static final Earlier NOTHING = new Earlier(Map.of(), Map.of(), null);

  /// Copies the maps.
  ///
  /// @throws BadRunException if a frame is missing or stands there twice
  public Earlier {
    finished = Map.copyOf(finished);
    begun = Map.copyOf(begun);
    begun.forEach(Earlier::requireGapless);
  }

  /// What was left of a run.
  ///
  /// @param recovered its files as read
  /// @param only the only point to run; null for all
  /// @throws BadRunException if a frame is missing or stands there twice
  public static Earlier of(RecoveredRun recovered, @Nullable String only) {
    return new Earlier(
        recovered.finished().stream().collect(Collectors.toMap(PointRecord::pointId, p -> p)),
        recovered.begun(),
        only);
  }

  /// Whether a point is to be run now.
  boolean wants(String pointId) {
    return !finished.containsKey(pointId) && (only == null || only.equals(pointId));
  }

  private static void requireGapless(String pointId, List<FrameRecord> frames) {
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).frameIndex() != i) {
        throw new BadRunException(
            "point %s: frame %s stands where frame %s belongs"
                .formatted(pointId, frames.get(i).frameIndex(), i));
      }
    }
  }
}
