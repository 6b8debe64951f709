package io.semlink.simulator.results;

import org.jspecify.annotations.Nullable;

/// Something in a run that people should know of.
///
/// @param runId run
/// @param alertIndex number of the alert in its run, from 0
/// @param kind what it is about
/// @param message one line for people
/// @param at when it was noticed, UTC, ISO 8601
/// @param pointId point that it is about; absent where it is about the run
public record AlertRecord(
    String runId, long alertIndex, Kind kind, String message, String at, @Nullable String pointId) {

  /// What an alert is about.
  public enum Kind {
    /// Kafka cannot be reached; what it misses is delivered when it returns.
    KAFKA_AWAY,
    /// Kafka is back and has all that it missed.
    KAFKA_BACK,
    /// Nothing more is delivered to Kafka, which misses the rest of the run.
    KAFKA_LOST,
    /// No frame was finished for a long time.
    STALL,
    /// The log is slower than the study, which waits for it.
    BACK_PRESSURE,
    /// Frames found the queue in front of the link full.
    DROPS,
    /// A figure is no number.
    NAN,
    /// Many frames in a row were not decoded.
    DECODE_FAILURES,
    /// A result came out otherwise when it was computed again: the point cannot be trusted.
    RESULT_DIFFERS
  }
}
