package io.semlink.actors.log;

import io.semlink.simulator.results.AlertRecord.Kind;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What in the frames of a run is worth an alert. Each kind is said once a point. Confined to one
/// thread.
final class AlertRules {
  /// Frames in a row without a decoded block that are a burst, in a point that decoded before.
  static final int BURST = 16;

  private static final int ENOUGH = 64;
  private static final double DECODES = 0.9;

  private final Map<String, Decoding> points = new HashMap<>();
  private final Set<String> said = new HashSet<>();

  /// Something to be said.
  ///
  /// @param kind what it is about
  /// @param message one line
  record Finding(Kind kind, String message) {}

  /// How a point decodes.
  ///
  /// @param frames frames so far
  /// @param decoded those with every block accepted
  /// @param failedInARow failed frames since the last decoded one
  private record Decoding(long frames, long decoded, int failedInARow) {
    static final Decoding NONE = new Decoding(0, 0, 0);

    Decoding plus(boolean failed) {
      return new Decoding(frames + 1, decoded + (failed ? 0 : 1), failed ? failedInARow + 1 : 0);
    }

    boolean isBurst() {
      long before = frames - failedInARow;
      return failedInARow == BURST && before >= ENOUGH && decoded >= DECODES * before;
    }
  }

  /// Looks at a point as it stands after a batch of frames.
  ///
  /// @param point the point
  /// @param frames its new frames, in the order of their index
  List<Finding> look(PointRecord point, List<FrameRecord> frames) {
    String pointId = point.pointId();
    List<Finding> found = new ArrayList<>();
    if (point.differs() != null && said.add(Kind.RESULT_DIFFERS + " " + pointId)) {
      found.add(new Finding(Kind.RESULT_DIFFERS, "point " + pointId + ": " + point.differs()));
    }
    add(found, Kind.NAN, pointId, first(frames, AlertRules::isNoNumber), "measured no number");
    add(found, Kind.DROPS, pointId, first(frames, AlertRules::isDropped), "found the queue full");
    add(found, Kind.DECODE_FAILURES, pointId, burst(pointId, frames), failures());
    return found;
  }

  private static String failures() {
    return "ends %s failed ones in a row, in a point that decoded %s %% before"
        .formatted(BURST, Math.round(100 * DECODES));
  }

  private void add(
      List<Finding> found, Kind kind, String pointId, @Nullable FrameRecord frame, String what) {
    if (frame != null && said.add(kind + " " + pointId)) {
      found.add(
          new Finding(
              kind, "frame %s of point %s %s".formatted(frame.frameIndex(), pointId, what)));
    }
  }

  private static @Nullable FrameRecord first(
      List<FrameRecord> frames, Predicate<FrameRecord> what) {
    return frames.stream().filter(what).findFirst().orElse(null);
  }

  private @Nullable FrameRecord burst(String pointId, List<FrameRecord> frames) {
    Decoding decoding = points.getOrDefault(pointId, Decoding.NONE);
    FrameRecord end = null;
    for (FrameRecord frame : frames) {
      if (frame.blocks() > 0) {
        decoding = decoding.plus(frame.blockErrors() == frame.blocks());
      }
      end = end == null && decoding.isBurst() ? frame : end;
    }
    points.put(pointId, decoding);
    return end;
  }

  private static boolean isNoNumber(FrameRecord frame) {
    return isNoNumber(frame.esN0Db()) || isNoNumber(frame.linkSeconds());
  }

  private static boolean isNoNumber(@Nullable Double value) {
    return value != null && !Double.isFinite(value);
  }

  private static boolean isDropped(FrameRecord frame) {
    return Boolean.TRUE.equals(frame.dropped());
  }
}
