package io.semlink.simulator.coding.ldpc;

/// Number format of a decoder's messages.
public enum Precision {
  /// 8-bit integers, a quarter of an LLR a step; layered offset min-sum of lifted codes alone.
  INT8,
  /// 32-bit floating point.
  FLOAT
}
