package io.semlink.simulator.kernels;

/// One layer of a lifted LDPC code as places in an arena of bytes: what {@link MinSumKernel} works
/// on. All places are absolute indices, so that a kernel neither rotates nor wraps.
///
/// The arrays are kept, not copied, and not modified.
///
/// @param degree edges with a message, at least 1
/// @param chunks chunks of {@link MinSumKernel#LANES} lanes
/// @param sources where the LLRs of (chunk, edge) begin, chunk by chunk
/// @param targets where the new LLRs of an edge's column begin, one an edge
/// @param period lanes after which a column repeats, the lifting size times the frames
/// @param messages where the messages begin, LANES of each (chunk, edge), chunk by chunk
/// @param constant where the LLRs of an edge without message begin, negative if there is none
/// @param parity where the lanes of failed checks are marked, negative if they are not
public record MinSumLayer(
    int degree,
    int chunks,
    int[] sources,
    int[] targets,
    int period,
    int messages,
    int constant,
    int parity) {}
