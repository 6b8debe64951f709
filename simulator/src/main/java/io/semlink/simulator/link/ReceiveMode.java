package io.semlink.simulator.link;

import io.semlink.simulator.coding.Accepted;
import io.semlink.simulator.coding.BlockOutcome;
import io.semlink.simulator.coding.DecodedTransportBlock;

/// What the receiver hands to the frame decoder.
public enum ReceiveMode {
  /// Channel code and CRC; hard bits of accepted code blocks, no information (0) from failed ones.
  CODED_HARD("coded-hard"),
  /// No channel code, no CRC; the demapper's LLRs as soft bits.
  UNCODED_SOFT("uncoded-soft");

  private final String keyword;

  ReceiveMode(String keyword) {
    this.keyword = keyword;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }

  /// Whether a channel code protects the payload.
  public boolean coded() {
    return this == CODED_HARD;
  }

  /// Soft bits u = 2 P(bit = 1) - 1 of the first payload bits of a transport block (padding follows
  /// them).
  ///
  /// @param block the decoded block
  /// @param payloadBits how many bits carry meaning
  public float[] softBits(DecodedTransportBlock block, int payloadBits) {
    float[] softBits = new float[payloadBits];
    for (BlockOutcome outcome : block.codeBlocks()) {
      int end = Math.min(outcome.to(), payloadBits);
      for (int i = outcome.from(); i < end; i++) {
        softBits[i] = softBit(outcome, outcome.llr()[i - outcome.from()]);
      }
    }
    return softBits;
  }

  private float softBit(BlockOutcome outcome, float llr) {
    if (this == UNCODED_SOFT) {
      // u = 2 P(1) - 1 = -tanh(LLR / 2) for LLR = ln P(0) / P(1).
      return (float) -StrictMath.tanh(llr / 2);
    }
    if (outcome instanceof Accepted) {
      return llr < 0 ? 1 : -1;
    }
    return 0;
  }
}
