package io.semlink.simulator.kernels;

/// Max-log demapping of square Gray constellations, axis by axis, with the fold of 3GPP TS 38.211,
/// clauses 5.1.2 to 5.1.6, run backwards.
///
/// In units u of half the distance between levels, an axis of m bits has levels +-1, +-3, ...,
/// +-(2^m - 1), and bit 0 is the sign. For v0 = y / u the two nearest levels with bit 0 and 1 are
/// 2k + 1 and -1 on the side of v0, where k = round(|v0| / 2 - 1/2) counts up to 2^(m-1) - 1, so
/// that the LLR is sign(v0) (k + 1) (|v0| - k) 4 u^2 / N0: piecewise linear, with nothing left to
/// search. All further bits form an axis of m - 1 bits in v1 = 2^(m-1) - |v0|, and so on. Equals
/// the search over all levels up to rounding; at a break point both k give the same value.
interface DemapKernel {
  /// Largest number of bits of an axis: 1024-QAM.
  int MAX_AXIS_BITS = 5;

  /// Added and subtracted again it rounds a number of magnitude below 2^22 to the nearest integer,
  /// on every processor the same.
  float ROUNDING = 0x1.8p23f;

  /// Demaps symbols.
  ///
  /// @param axis the levels of both axes
  /// @param symbols I/Q interleaved, length 2 numSymbols, finite or infinite, not modified
  /// @param noisePower N0 of each complex symbol, length numSymbols, or 1 where all symbols share
  ///   it; positive, not modified
  /// @param llr receives ln P(b=0)/P(b=1): of each symbol the bits of I and Q in turns, length 2
  ///   numBits numSymbols
  void demap(GrayAxis axis, float[] symbols, float[] noisePower, float[] llr);

  /// Demaps symbols that carry the same bit on both axes (BPSK of 3GPP): the sum of both LLRs.
  ///
  /// @param axis levels of one bit
  /// @param symbols as in {@link #demap}
  /// @param noisePower as in {@link #demap}
  /// @param llr receives one LLR a symbol
  void demapSameBit(GrayAxis axis, float[] symbols, float[] noisePower, float[] llr);
}
