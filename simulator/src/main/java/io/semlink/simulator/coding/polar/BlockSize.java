package io.semlink.simulator.coding.polar;

/// Sizes of one polar code block.
///
/// @param k bits to encode with their CRC, K
/// @param e coded bits after rate matching, E
/// @param numParityChecks parity-check bits, n_PC: 0 or 3
/// @param numByWeight how many of them stand where rows are lightest, n_PC^wm: 0 or 1
/// @param maxLogLength n_max
record BlockSize(int k, int e, int numParityChecks, int numByWeight, int maxLogLength) {
  /// Most coded bits of a block (clause 5.4.1.3).
  static final int MAX_CODED_BITS = 8192;

  private static final int MIN_LOG_LENGTH = 5;

  /// How the mother code becomes E bits (clause 5.4.1.2).
  enum Matching {
    /// E >= N: starts again at the first bit.
    REPETITION,
    /// Low rate: the first N - E bits are not sent.
    PUNCTURING,
    /// High rate: the last N - E bits, all 0, are not sent.
    SHORTENING
  }

  BlockSize {
    if (e < k + numParityChecks || e > MAX_CODED_BITS) {
      throw new IllegalArgumentException(
          "coded bits of a polar block are %s but must lie in %s..%s for %s bits with CRC"
              .formatted(e, k + numParityChecks, MAX_CODED_BITS, k));
    }
  }

  /// Sizes with the parity-check bits of clause 6.3.1.3.1, which the uplink alone has.
  static BlockSize of(ControlInformation control, int k, int e) {
    boolean checked = control == ControlInformation.UPLINK && k >= 18 && k <= 25;
    int numByWeight = checked && e - k + 3 > 192 ? 1 : 0;
    return new BlockSize(k, e, checked ? 3 : 0, numByWeight, control.maxLogLength());
  }

  /// Length of the mother code N = 2^n (clause 5.3.1).
  int length() {
    int above = ceilLog2(e);
    // E <= 9/8 2^(ceil(log2 E) - 1) and K/E < 9/16.
    boolean littleAbove = 16L * e <= 9L * (1 << above) && 16L * k < 9L * e;
    int byCodedBits = littleAbove ? above - 1 : above;
    int byRate = ceilLog2(8 * k);
    int log = Math.min(Math.min(byCodedBits, byRate), maxLogLength);
    return 1 << Math.max(log, MIN_LOG_LENGTH);
  }

  Matching matching() {
    if (e >= length()) {
      return Matching.REPETITION;
    }
    return 16L * k <= 7L * e ? Matching.PUNCTURING : Matching.SHORTENING;
  }

  private static int ceilLog2(int value) {
    return 32 - Integer.numberOfLeadingZeros(value - 1);
  }
}
