/// Channel codes as the link sees them: a transport block of payload bits becomes coded bits, LLRs
/// become an outcome for each code block. Which code does it, the link never asks.
///
/// Bits are `byte[]` with one bit (0 or 1) a byte, the first one sent first. LLR = ln P(b = 0) /
/// P(b = 1), so a positive LLR means 0. Words of 3GPP TS 38.212. May use `bits`, `notation` and
/// `units`.
@NullMarked
package io.semlink.simulator.coding;

import org.jspecify.annotations.NullMarked;
