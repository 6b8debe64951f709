package io.semlink.simulator.kernels;

/// Bits, one a byte: decisions, error counts, sums of turned columns.
interface BitKernel {
  /// Decides bits, 1 where the LLR is negative.
  ///
  /// @param llr LLRs, not modified
  /// @param bits receives 0 or 1 from `from` on, one an LLR of the first `numBits`
  /// @param from index of the first bit to write
  /// @param numBits how many
  /// @return whether no LLR was 0
  boolean decide(float[] llr, byte[] bits, int from, int numBits);

  /// Counts bits that differ from the decision of their LLR.
  ///
  /// @param bits values 0 or 1, not modified
  /// @param llr at least as many LLRs, not modified
  long countErrors(byte[] bits, float[] llr);

  /// Adds up ranges of one array, modulo 2.
  ///
  /// @param columns values 0 or 1, not modified
  /// @param offsets where each range begins, at least one
  /// @param sum receives the sum from `to` on
  /// @param to index of the first value to write
  /// @param length values a range
  void sum(byte[] columns, int[] offsets, byte[] sum, int to, int length);
}
