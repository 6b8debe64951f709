package io.semlink.simulator.coding;

import java.util.List;

/// A transport block after decoding.
///
/// @param codeBlocks outcome of each code block in order; their ranges cover the payload without
///   gap or overlap
/// @param accepted whether the transport block's CRC and every code block's check passed
public record DecodedTransportBlock(List<BlockOutcome> codeBlocks, boolean accepted) {
  /// Copies the list.
  public DecodedTransportBlock {
    codeBlocks = List.copyOf(codeBlocks);
  }

  /// A-posteriori LLRs of the payload bits, failed code blocks included, in a new array of {@link
  /// TransportCode#payloadBits()} values.
  public float[] llr() {
    float[] llr = new float[codeBlocks.getLast().to()];
    for (BlockOutcome block : codeBlocks) {
      System.arraycopy(block.llr(), 0, llr, block.from(), block.llr().length);
    }
    return llr;
  }

  /// Hard decisions of the payload bits, failed code blocks included, in a new array of {@link
  /// TransportCode#payloadBits()} values 0 or 1.
  public byte[] payload() {
    float[] llr = llr();
    byte[] payload = new byte[llr.length];
    for (int i = 0; i < llr.length; i++) {
      payload[i] = (byte) (llr[i] < 0 ? 1 : 0);
    }
    return payload;
  }

  /// Decoder iterations of all code blocks together.
  public int iterations() {
    return codeBlocks.stream().mapToInt(BlockOutcome::iterations).sum();
  }
}
