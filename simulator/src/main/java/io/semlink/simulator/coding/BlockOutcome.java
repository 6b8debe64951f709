package io.semlink.simulator.coding;

/// What became of one code block. It carries the payload bits from {@link #from()} to {@link #to()}
/// of its transport block; their a-posteriori LLRs are kept whether or not it was accepted, so that
/// the receive mode can use or erase them.
public sealed interface BlockOutcome permits Accepted, CrcFailed {
  /// Index in the transport block's payload of the first bit carried.
  int from();

  /// A-posteriori LLRs of the payload bits carried, without CRC and filler bits; a bit's hard
  /// decision is 1 where its LLR is negative. Shared, must not be modified.
  float[] llr();

  /// Decoder iterations used, at least 1; 1 for a code that is not iterated.
  int iterations();

  /// Index in the transport block's payload after the last bit carried.
  default int to() {
    return from() + llr().length;
  }
}
