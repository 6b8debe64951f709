package io.semlink.reports.stat;

import io.semlink.simulator.metrics.Interval;
import org.jspecify.annotations.Nullable;

/// Two schemes or receive modes over the rate, at one Es/N0 of one channel.
///
/// @param place channel and Es/N0
/// @param metric the task's metric
/// @param axis what rate means for both: bits per pixel where both have one MCS, one HARQ and one
///   way to choose the MCS, else channel uses, all rounds counted
/// @param anchor the curve that is compared with
/// @param test the curve that is compared
/// @param rate BD-rate of the points that no cheaper point equals; negative where the test is
///   better
/// @param rateInterval 95 %, paired jackknife over frames; absent where it is undefined without one
///   of them, frame records are missing, or frames cannot tell
/// @param quality BD-mIoU (or that of agreement), a difference of fractions; positive where the
///   test is better
/// @param qualityInterval likewise
/// @param sameFrames whether all points of both curves have records of the same frames; where they
///   have not, the deltas compare points of different frames
public record RateComparison(
    Place place,
    TaskMetric metric,
    Abscissa axis,
    Side anchor,
    Side test,
    Bjontegaard.Delta rate,
    @Nullable Interval rateInterval,
    Bjontegaard.Delta quality,
    @Nullable Interval qualityInterval,
    boolean sameFrames) {

  /// Where both curves were measured.
  ///
  /// @param channel name of the channel model
  /// @param channelParameters its parameters, may be empty
  /// @param esN0Db Es/N0, dB; absent on a channel without Gaussian noise and the error-free one
  public record Place(String channel, String channelParameters, @Nullable Double esN0Db) {}

  /// One of the two curves.
  ///
  /// @param label what tells it from the others of the run
  /// @param points points of the curve, of those with one rate the one with the fewest channel uses
  /// @param onFront those that no cheaper point equals, which BD-rate is made of
  public record Side(String label, int points, int onFront) {}
}
