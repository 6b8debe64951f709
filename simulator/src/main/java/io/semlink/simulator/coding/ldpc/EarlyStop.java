package io.semlink.simulator.coding.ldpc;

/// When a decoder may stop before its maximum of iterations.
public enum EarlyStop {
  /// As soon as every bit is decided and every parity check in use holds.
  SYNDROME,
  /// Never.
  NONE
}
