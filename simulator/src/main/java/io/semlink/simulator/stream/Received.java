package io.semlink.simulator.stream;

import io.semlink.simulator.link.Reception;

/// What came out of the link, with what went in.
///
/// @param sent what the transmitter made of the frame
/// @param reception what the receiver got
public record Received(Encoded sent, Reception reception) {}
