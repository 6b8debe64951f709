package io.semlink.simulator.results;

import java.util.Map;

/// What a run did in one interval of about a second of wall time.
///
/// @param runId run
/// @param intervalIndex number of the interval in its run, from 0; those in which nothing happened
///   are left out
/// @param at end of the interval, UTC, ISO 8601
/// @param seconds wall time since the end of the interval before, s
/// @param frames frames that came into the log
/// @param blocks transport blocks of these frames
/// @param blockErrors those with an error
/// @param infoBits information bits of these frames
/// @param pointsRunning points that frames came from
/// @param pointsFinished points of the run that are finished, since its start
/// @param stages wall time of each stage of these frames: encode, link, decode, end_to_end
public record MetricsRecord(
    String runId,
    long intervalIndex,
    String at,
    double seconds,
    long frames,
    long blocks,
    long blockErrors,
    long infoBits,
    int pointsRunning,
    int pointsFinished,
    Map<String, StageTimes> stages) {

  /// Wall time of a stage, one value a frame.
  ///
  /// @param count frames
  /// @param p50Ms median, ms
  /// @param p95Ms 95th percentile, ms
  /// @param p99Ms 99th percentile, ms
  /// @param maxMs largest, ms
  /// @param histogram HdrHistogram of microseconds, V2 compressed, base64; merge these, percentiles
  ///   cannot be averaged
  public record StageTimes(
      long count, double p50Ms, double p95Ms, double p99Ms, double maxMs, String histogram) {}
}
