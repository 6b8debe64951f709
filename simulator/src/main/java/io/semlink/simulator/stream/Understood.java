package io.semlink.simulator.stream;

import io.semlink.simulator.link.Understanding;

/// The end of a frame's way.
///
/// @param received what the receiver got
/// @param understanding what it made of it
public record Understood(Received received, Understanding understanding) {}
