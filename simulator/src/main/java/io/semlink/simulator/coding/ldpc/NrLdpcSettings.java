package io.semlink.simulator.coding.ldpc;

/// Settings of the NR LDPC code that the size of a block does not determine.
///
/// @param baseGraph which base graph
/// @param decoder how to decode
public record NrLdpcSettings(BaseGraphChoice baseGraph, DecoderSettings decoder) {
  /// The standard's base graph, {@link DecoderSettings#DEFAULT}.
  public static final NrLdpcSettings DEFAULT =
      new NrLdpcSettings(BaseGraphChoice.AUTO, DecoderSettings.DEFAULT);
}
