package io.semlink.simulator.coding;

/// A code block that passed its check: CRC24B where the transport block is segmented, else the
/// transport block's CRC; a code without CRC is judged by its parity checks.
///
/// @param from index in the transport block's payload of the first bit carried
/// @param llr a-posteriori LLRs of the payload bits carried, shared, must not be modified
/// @param iterations decoder iterations used
public record Accepted(int from, float[] llr, int iterations) implements BlockOutcome {}
