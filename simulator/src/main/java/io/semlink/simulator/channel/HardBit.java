package io.semlink.simulator.channel;

/// LLRs of hard decisions.
final class HardBit {
  /// Magnitude where the receiver is sure: a decoder must never see infinity.
  static final float CERTAIN = 40;

  private HardBit() {}

  /// LLR of a received 0 that is wrong with a probability, ln((1-p)/p), clipped.
  ///
  /// @param errorRate p, in [0, 1]
  static float magnitude(double errorRate) {
    double reliability = StrictMath.log((1 - errorRate) / errorRate);
    return (float) Math.max(-CERTAIN, Math.min(CERTAIN, reliability));
  }

  /// LLR of a received bit.
  ///
  /// @param magnitude LLR of a received 0
  static float llr(boolean one, float magnitude) {
    return one ? -magnitude : magnitude;
  }
}
