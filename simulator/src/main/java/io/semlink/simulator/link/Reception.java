package io.semlink.simulator.link;

import io.semlink.simulator.metrics.ErrorCounts;

/// What became of the blocks of one frame (or of several, added up).
///
/// @param payload the soft bits of the frame's payload; empty in a study of the link alone
/// @param blocks transport blocks; one counts as wrong if its check failed or a payload bit is
///   wrong
/// @param codeBlocks code blocks; one counts as wrong if the receiver erased it
/// @param bits payload and padding bits, with errors after decoding
/// @param demodBits coded bits, with errors of the demapper's hard decisions
/// @param decoderIterations sum over the code blocks
public record Reception(
    ReceivedPayload payload,
    ErrorCounts blocks,
    ErrorCounts codeBlocks,
    ErrorCounts bits,
    ErrorCounts demodBits,
    long decoderIterations) {

  /// The counts of both, without a payload.
  public Reception plus(Reception other) {
    return new Reception(
        new ReceivedPayload(new float[0]),
        blocks.plus(other.blocks),
        codeBlocks.plus(other.codeBlocks),
        bits.plus(other.bits),
        demodBits.plus(other.demodBits),
        decoderIterations + other.decoderIterations);
  }
}
