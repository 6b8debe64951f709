package io.semlink.simulator.coding.convolutional;

/// How the encoder ends.
public enum Termination {
  /// K - 1 zeros follow the message, so that the encoder ends in state 0. They cost coded bits: the
  /// message is K - 1 bits shorter than the steps.
  TERMINATED("terminated"),
  /// Nothing follows; the last bits of a message are protected less.
  TRUNCATED("truncated"),
  /// The encoder starts in the state in which it will end; no coded bit is spent. Decoded by
  /// maximum likelihood, which at low Es/N0 takes many passes over a block.
  TAIL_BITING("tail-biting");

  private final String keyword;

  Termination(String keyword) {
    this.keyword = keyword;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }
}
