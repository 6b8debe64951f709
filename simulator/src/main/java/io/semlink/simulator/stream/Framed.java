package io.semlink.simulator.stream;

import io.semlink.simulator.sensor.SensorFrame;

/// A value on its way through the graph, with the frame it belongs to.
///
/// @param frame the frame
/// @param value what the last stage made of it
/// @param times wall time of the stages so far
/// @param <T> type of the value
public record Framed<T>(SensorFrame frame, T value, StageTimes times) {
  /// The same frame after another stage.
  public <U> Framed<U> with(U next, StageTimes nextTimes) {
    return new Framed<>(frame, next, nextTimes);
  }

  /// Wall time of the stages, in milliseconds; 0 for those to come.
  ///
  /// @param encodeMs frame to payload
  /// @param linkMs payload to reception
  /// @param decodeMs reception to understanding
  public record StageTimes(double encodeMs, double linkMs, double decodeMs) {
    /// Before the first stage.
    public static final StageTimes NONE = new StageTimes(0, 0, 0);
  }
}
