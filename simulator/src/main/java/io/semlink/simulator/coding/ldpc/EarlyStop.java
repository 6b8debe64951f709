package io.semlink.simulator.coding.ldpc;

/// When a decoder may stop before its maximum of iterations.
public enum EarlyStop {
  /// As soon as every bit is decided and every parity check in use holds.
  SYNDROME,
  /// As soon as the CRC of the code block holds; a code without CRC stops on the syndrome.
  CRC,
  /// Never.
  NONE
}
