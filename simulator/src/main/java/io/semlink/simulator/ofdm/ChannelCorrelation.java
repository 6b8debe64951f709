package io.semlink.simulator.ofdm;

import org.apache.commons.math3.complex.Complex;

/// Second-order statistics of a channel of mean power 1 that is wide-sense stationary in time and
/// frequency.
@FunctionalInterface
public interface ChannelCorrelation {
  /// E(h(f + frequency, t + time) h*(f, t)).
  ///
  /// @param frequencyHz distance in frequency
  /// @param seconds distance in time
  Complex at(double frequencyHz, double seconds);
}
