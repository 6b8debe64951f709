package io.semlink.simulator.ofdm;

/// Gains of all resource elements as the receiver believes them; the arrays are not copied.
///
/// @param gains I/Q interleaved, length 2 * elements
/// @param errorVariances mean squared error of each gain, length elements; empty where none is
///   known or told
public record ChannelEstimate(float[] gains, float[] errorVariances) {
  /// Gains taken for the truth.
  public static ChannelEstimate trusted(float[] gains) {
    return new ChannelEstimate(gains, new float[0]);
  }

  /// Mean squared error of an element's gain, 0 where none is told.
  public float errorVariance(int element) {
    return errorVariances.length == 0 ? 0 : errorVariances[element];
  }
}
