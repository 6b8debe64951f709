package io.semlink.simulator.coding;

/// A code block that failed its check, see {@link Accepted} for which one. Counted, never thrown.
///
/// @param from index in the transport block's payload of the first bit carried
/// @param llr a-posteriori LLRs of the payload bits carried, shared, must not be modified
/// @param iterations decoder iterations used
public record CrcFailed(int from, float[] llr, int iterations) implements BlockOutcome {}
