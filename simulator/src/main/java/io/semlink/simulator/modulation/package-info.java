/// Bits to complex symbols and back: Gray-labelled constellations, those of 3GPP TS 38.211, clause
/// 5.1, and phase shift keying, with mean symbol energy 1; max-log and exact demapping.
///
/// May use `kernels`. Symbols are `float[]`, I and Q interleaved; LLR = ln P(b=0)/P(b=1).
@NullMarked
package io.semlink.simulator.modulation;

import org.jspecify.annotations.NullMarked;
