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
      int numBits = Math.min(outcome.to(), payloadBits) - outcome.from();
      if (this == UNCODED_SOFT) {
        soft(outcome.llr(), softBits, outcome.from(), numBits);
      } else if (outcome instanceof Accepted) {
        hard(outcome.llr(), softBits, outcome.from(), numBits);
      }
    }
    return softBits;
  }

  /// u = 2 P(1) - 1 = -tanh(LLR / 2) for LLR = ln P(0) / P(1).
  private static void soft(float[] llr, float[] softBits, int from, int numBits) {
    for (int i = 0; i < numBits; i++) {
      softBits[from + i] = (float) -StrictMath.tanh(llr[i] / 2);
    }
  }

  private static void hard(float[] llr, float[] softBits, int from, int numBits) {
    for (int i = 0; i < numBits; i++) {
      softBits[from + i] = llr[i] < 0 ? 1 : -1;
    }
  }
}
