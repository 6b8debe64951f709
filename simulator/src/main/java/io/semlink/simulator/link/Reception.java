package io.semlink.simulator.link;

import io.semlink.simulator.metrics.ErrorCounts;

/// What became of the blocks of one frame (or of several, added up).
///
/// @param payload the soft bits of the frame's payload; empty in a study of the link alone
/// @param blocks transport blocks; one counts as wrong if its CRC failed or a payload bit is wrong
/// @param codeBlocks code blocks; one counts as wrong if the receiver erased it
/// @param bits payload and padding bits, with errors after decoding
/// @param demodBits coded bits of all HARQ rounds, with errors of the demapper's hard decisions
/// @param decoderIterations sum over the code blocks, all HARQ rounds counted
/// @param use channel uses, HARQ rounds, decoder iterations and what they delivered
public record Reception(
    ReceivedPayload payload,
    ErrorCounts blocks,
    ErrorCounts codeBlocks,
    ErrorCounts bits,
    ErrorCounts demodBits,
    long decoderIterations,
    LinkUse use) {

  /// The counts of both, without a payload.
  public Reception plus(Reception other) {
    return new Reception(
        new ReceivedPayload(new float[0]),
        blocks.plus(other.blocks),
        codeBlocks.plus(other.codeBlocks),
        bits.plus(other.bits),
        demodBits.plus(other.demodBits),
        decoderIterations + other.decoderIterations,
        use.plus(other.use));
  }

  /// The same with an MCS that was chosen for this block.
  ///
  /// @param index MCS index
  Reception withMcs(int index) {
    return new Reception(
        payload, blocks, codeBlocks, bits, demodBits, decoderIterations, use.withMcs(index));
  }
}
