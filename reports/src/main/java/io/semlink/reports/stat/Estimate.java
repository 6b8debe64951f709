package io.semlink.reports.stat;

import io.semlink.simulator.metrics.Interval;
import org.jspecify.annotations.Nullable;

/// A value of a task's metric over frames, or a difference of two.
///
/// @param value in 0..1, a difference in -1..1
/// @param interval of 95 %, jackknifed over frames; absent where frames cannot tell
public record Estimate(double value, @Nullable Interval interval) {
  /// Whether a difference is above zero beyond its interval.
  boolean isClear() {
    return interval != null && interval.low() > 0;
  }
}
