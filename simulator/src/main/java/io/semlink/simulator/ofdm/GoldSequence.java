package io.semlink.simulator.ofdm;

/// Pseudo-random bits of 3GPP TS 38.211, clause 5.2.1: two linear feedback shift registers of
/// length 31, read from step 1600 on.
final class GoldSequence {
  private static final int WARM_UP = 1600;
  private int first = 1;
  private int second;

  /// A sequence at its start.
  ///
  /// @param seed c_init, 31 bits
  GoldSequence(int seed) {
    second = seed;
    for (int i = 0; i < WARM_UP; i++) {
      next();
    }
  }

  /// The next bit, 0 or 1.
  int next() {
    int bit = (first ^ second) & 1;
    int feedback1 = (first ^ (first >>> 3)) & 1;
    int feedback2 = (second ^ (second >>> 1) ^ (second >>> 2) ^ (second >>> 3)) & 1;
    first = (first >>> 1) | (feedback1 << 30);
    second = (second >>> 1) | (feedback2 << 30);
    return bit;
  }
}
