package io.semlink.simulator.link;

import io.semlink.simulator.coding.Accepted;
import io.semlink.simulator.coding.BlockOutcome;
import io.semlink.simulator.coding.DecodedTransportBlock;

/// What the receiver hands to the frame decoder.
public enum ReceiveMode {
  /// Channel code and CRC; hard bits of accepted code blocks, no information (0) from failed ones.
  CODED_HARD("coded-hard"),
  /// Channel code and CRC; hard bits of accepted code blocks, the decoder's a-posteriori LLRs of
  /// failed ones as soft bits. For codes that {@link CodeSettings#ratesBits() rate bits}.
  CODED_SOFT("coded-soft"),
  /// No channel code, no CRC; the demapper's LLRs as soft bits.
  UNCODED_SOFT("uncoded-soft"),
  /// No bits: the encoder's features as complex symbols, see {@link AnalogLink}.
  ANALOG("analog");

  private final String keyword;

  ReceiveMode(String keyword) {
    this.keyword = keyword;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }

  /// What is sent.
  public PayloadKind payloadKind() {
    return this == ANALOG ? PayloadKind.FEATURES : PayloadKind.BITS;
  }

  /// Whether a channel code protects the payload.
  public boolean coded() {
    return this == CODED_HARD || this == CODED_SOFT;
  }

  /// Soft bits u = 2 P(bit = 1) - 1 of the first payload bits of a transport block (padding follows
  /// them).
  ///
  /// @param block the decoded block
  /// @param payloadBits how many bits carry meaning
  /// @throws IllegalStateException if this mode has no bits
  public float[] softBits(DecodedTransportBlock block, int payloadBits) {
    float[] softBits = new float[payloadBits];
    for (BlockOutcome outcome : block.codeBlocks()) {
      int numBits = Math.min(outcome.to(), payloadBits) - outcome.from();
      switch (evidence(outcome)) {
        case LLR -> soft(outcome.llr(), softBits, outcome.from(), numBits);
        case DECISION -> hard(outcome.llr(), softBits, outcome.from(), numBits);
        case NOTHING -> {
          // Soft bits are 0 from the start.
        }
      }
    }
    return softBits;
  }

  /// Whether nothing is taken of a code block.
  boolean erases(BlockOutcome outcome) {
    return evidence(outcome) == Evidence.NOTHING;
  }

  /// What is taken of a code block.
  private enum Evidence {
    LLR,
    DECISION,
    NOTHING
  }

  private Evidence evidence(BlockOutcome outcome) {
    boolean accepted = outcome instanceof Accepted;
    return switch (this) {
      case CODED_HARD -> accepted ? Evidence.DECISION : Evidence.NOTHING;
      case CODED_SOFT -> accepted ? Evidence.DECISION : Evidence.LLR;
      case UNCODED_SOFT -> Evidence.LLR;
      case ANALOG -> throw new IllegalStateException("analog has no bits");
    };
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
