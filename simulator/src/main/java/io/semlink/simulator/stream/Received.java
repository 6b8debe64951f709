package io.semlink.simulator.stream;

import io.semlink.simulator.link.Reception;
import org.jspecify.annotations.Nullable;

/// What came out of the link, with what went in.
///
/// @param sent what the transmitter made of the frame
/// @param reception what the receiver got
/// @param esN0Db Es/N0 that the receiver measured, dB; null where the channel has none
public record Received(Encoded sent, Reception reception, @Nullable Double esN0Db) {}
