package io.semlink.simulator.coding.ldpc;

/// What {@link EarlyStop#CRC} asks after each iteration.
@FunctionalInterface
interface StopCheck {
  /// Whether the CRC of the code block holds.
  ///
  /// @param llr a-posteriori LLRs of the whole codeword as of now, not to be modified
  boolean holds(float[] llr);
}
