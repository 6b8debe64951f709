package io.semlink.simulator.coding.ldpc;

/// Settings of the NR LDPC code that the size of a block does not determine.
///
/// @param baseGraph which base graph
/// @param decoder how to decode
/// @param bufferBits N_ref of limited-buffer rate matching, bits a code block that a receiver keeps
///   (3GPP TS 38.212, clause 5.4.2.1); {@link #FULL_BUFFER} for no limit
/// @param crc whether blocks have their CRC. Differs from the standard where false: the whole
///   information block is payload, must be one code block, and is accepted if its parity checks
///   hold; tutorials and decoder studies simulate such blocks
public record NrLdpcSettings(
    BaseGraphChoice baseGraph, DecoderSettings decoder, int bufferBits, boolean crc) {
  /// No limit of the circular buffer.
  public static final int FULL_BUFFER = Integer.MAX_VALUE;

  /// The standard's base graph, {@link DecoderSettings#DEFAULT}.
  public static final NrLdpcSettings DEFAULT =
      new NrLdpcSettings(BaseGraphChoice.AUTO, DecoderSettings.DEFAULT);

  /// @throws IllegalArgumentException if the buffer has no bit
  public NrLdpcSettings {
    if (bufferBits < 1) {
      throw new IllegalArgumentException(
          "buffer bits are %s but must be at least 1".formatted(bufferBits));
    }
  }

  /// Settings with CRC and without a limit of the buffer.
  ///
  /// @param baseGraph which base graph
  /// @param decoder how to decode
  public NrLdpcSettings(BaseGraphChoice baseGraph, DecoderSettings decoder) {
    this(baseGraph, decoder, FULL_BUFFER, true);
  }

  /// The same with a limited circular buffer.
  ///
  /// @param bits N_ref, at least 1
  public NrLdpcSettings withBufferBits(int bits) {
    return new NrLdpcSettings(baseGraph, decoder, bits, crc);
  }

  /// The same without CRC.
  public NrLdpcSettings withoutCrc() {
    return new NrLdpcSettings(baseGraph, decoder, bufferBits, false);
  }
}
