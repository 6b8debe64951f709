package io.semlink.simulator.results;

import org.jspecify.annotations.Nullable;

/// Wall-clock and simulated times of a point; the two clocks are never added. Of a point that was
/// stopped and went on, throughput and wall time are those since then.
///
/// @param linkSecondsP50 median simulated time of a frame on air, s; absent without a bandwidth
/// @param wallMsP50 median wall time of a frame through encoder, link and decoder, ms
/// @param wallMsP99 99th percentile of the same, ms
/// @param wallFramesPerSecond frames a second that this machine made
/// @param wallInfoBitsPerSecond information bits a second that this machine simulated
/// @param wallSeconds wall time of the point, s
/// @param queueSecondsP50 median simulated time that a frame waited for the link, s; absent where
///   no queue can form
/// @param queueSecondsP99 99th percentile of the same, s
public record PointTiming(
    @Nullable Double linkSecondsP50,
    double wallMsP50,
    double wallMsP99,
    double wallFramesPerSecond,
    double wallInfoBitsPerSecond,
    double wallSeconds,
    @Nullable Double queueSecondsP50,
    @Nullable Double queueSecondsP99) {

  /// Times of a link that no frame has to wait for.
  public PointTiming(
      @Nullable Double linkSecondsP50,
      double wallMsP50,
      double wallMsP99,
      double wallFramesPerSecond,
      double wallInfoBitsPerSecond,
      double wallSeconds) {
    this(
        linkSecondsP50,
        wallMsP50,
        wallMsP99,
        wallFramesPerSecond,
        wallInfoBitsPerSecond,
        wallSeconds,
        null,
        null);
  }
}
