package io.semlink.simulator.ofdm;

/// Equalised data symbols of a block; the arrays are the caller's.
///
/// @param symbols I/Q interleaved, gain divided out, length 2 * dataSymbols
/// @param noisePower noise power of each, length dataSymbols
public record DataSymbols(float[] symbols, float[] noisePower) {}
