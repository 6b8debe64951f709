package io.semlink.simulator.stream;

import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.Understanding;

/// What the transmitter made of a frame.
///
/// @param payload the bits to send
/// @param errorFree what the receiver would understand if the link made no error
public record Encoded(Payload payload, Understanding errorFree) {}
