package io.semlink.simulator.coding.ldpc;

/// When a decoder may stop before its maximum of iterations.
public enum EarlyStop {
  /// As soon as the hard decisions satisfy every parity check in use.
  SYNDROME,
  /// Never.
  NONE
}
