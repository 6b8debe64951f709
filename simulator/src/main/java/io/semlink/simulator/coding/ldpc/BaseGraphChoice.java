package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.units.CodeRate;

/// Which base graph a transport block uses.
public enum BaseGraphChoice {
  /// The one that the standard names for the block's size and rate, {@link BaseGraph#select}.
  AUTO,
  /// Always graph 1.
  BG1,
  /// Always graph 2.
  BG2;

  /// The base graph for a transport block.
  ///
  /// @param payloadBits A, without CRC
  /// @param rate code rate R
  public BaseGraph resolve(int payloadBits, CodeRate rate) {
    return switch (this) {
      case AUTO -> BaseGraph.select(payloadBits, rate);
      case BG1 -> BaseGraph.BG1;
      case BG2 -> BaseGraph.BG2;
    };
  }
}
