package io.semlink.scenarios.language;

import io.semlink.actors.study.StopRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads the block `stop`.
final class StopReader {
  private static final long DEFAULT_FRAMES = 100;
  private static final String HALF_WIDTH = "stop.miou-half-width";

  private StopReader() {}

  /// Reads the rules.
  ///
  /// @param source a study of the link alone has no task metric
  static StopRules read(Values values, SourceSettings source) {
    if (values.has(HALF_WIDTH) && source instanceof SourceSettings.RandomBits) {
      throw values.wrong(
          HALF_WIDTH, "means nothing with source.sensor = random-bits: there is no mIoU");
    }
    Long blockErrors = count(values, "stop.block-errors");
    Long maxBlocks = count(values, "stop.max-blocks");
    Duration maxTime = maxTime(values);
    Double halfWidth =
        values.has(HALF_WIDTH) ? (Double) values.number(HALF_WIDTH, 0, 1e-6, 1) : null;
    boolean otherRule =
        blockErrors != null || maxBlocks != null || maxTime != null || halfWidth != null;
    return new StopRules(
        values.integer(
            "stop.max-frames",
            otherRule ? Integer.MAX_VALUE : DEFAULT_FRAMES,
            1,
            Integer.MAX_VALUE),
        blockErrors,
        maxBlocks,
        maxTime,
        halfWidth);
  }

  private static @Nullable Long count(Values values, String key) {
    return values.has(key) ? (Long) values.integer(key, 1, 1, Long.MAX_VALUE) : null;
  }

  private static @Nullable Duration maxTime(Values values) {
    return values.has("stop.max-time")
        ? Duration.ofNanos((long) (1e9 * values.quantity("stop.max-time", Unit.SECOND, 1e-3)))
        : null;
  }
}
