package io.semlink.actors.device;

/// A batch that came out otherwise when a network was run again with the same inputs: its results
/// depend on something else than its inputs, and none of them can be trusted.
///
/// @param origin what the batch was run for, such as a point's id
/// @param what one line for people
public record Difference(String origin, String what) {}
