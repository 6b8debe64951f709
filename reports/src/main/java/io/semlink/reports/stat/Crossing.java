package io.semlink.reports.stat;

import io.semlink.simulator.metrics.Interval;
import org.jspecify.annotations.Nullable;

/// Where one curve overtakes another.
///
/// @param esN0Db Es/N0 in dB, by linear interpolation between two points of the sweep
/// @param interval its 95 % interval by the paired ones of the differences around it; an end is
///   infinite where the crossing may lie outside the sweep; absent where frames cannot tell
/// @param firstLeadsAbove whether the first curve leads on the better side, else on the worse one
/// @param clearBelow whether the lead exceeds its own interval at a point on the worse side before
///   the next crossing
/// @param clearAbove likewise on the better side
public record Crossing(
    double esN0Db,
    @Nullable Interval interval,
    boolean firstLeadsAbove,
    boolean clearBelow,
    boolean clearAbove) {

  /// Whether both leads are beyond doubt, so that this is no play of noise.
  public boolean clear() {
    return clearBelow && clearAbove;
  }
}
