package io.semlink.simulator.coding;

/// One reception of a transport block.
///
/// @param llr LLR of each coded bit, ln P(b = 0) / P(b = 1), in the order of transmission, length
///   {@link TransportCode#codedBits()}; 0 where nothing is known, infinite values are allowed; not
///   modified, not retained
/// @param redundancyVersion which coded bits these are, see {@link TransportCode#encode(byte[],
///   int)}
public record Transmission(float[] llr, int redundancyVersion) {}
