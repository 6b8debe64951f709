package io.semlink.simulator.coding.polar;

/// Which control information a polar code carries; it fixes CRC, segmentation and interleaving.
public enum ControlInformation {
  /// Uplink control information (clause 6.3.1): CRC11, or CRC6 and three parity-check bits below 20
  /// bits; two code blocks where I_seg = 1; channel interleaver.
  UPLINK("uplink", 1706, 10),
  /// Downlink control information (clause 7.3): CRC24C over 24 ones and the payload, input
  /// interleaver, no channel interleaver, one code block. The CRC is not scrambled, as with RNTI 0.
  DOWNLINK("downlink", 140, 9);

  /// Fewest payload bits. The uplink has other codes for fewer (clause 5.3.3); the downlink appends
  /// zeros up to this size (clause 7.3.1), which is left to the caller.
  static final int MIN_PAYLOAD_BITS = 12;

  private final String keyword;
  private final int maxPayloadBits;
  private final int maxLogLength;

  ControlInformation(String keyword, int maxPayloadBits, int maxLogLength) {
    this.keyword = keyword;
    this.maxPayloadBits = maxPayloadBits;
    this.maxLogLength = maxLogLength;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }

  /// Fewest payload bits, A.
  public int minPayloadBits() {
    return MIN_PAYLOAD_BITS;
  }

  /// Most payload bits, A.
  public int maxPayloadBits() {
    return maxPayloadBits;
  }

  /// Largest exponent of the mother code's length, n_max.
  int maxLogLength() {
    return maxLogLength;
  }
}
