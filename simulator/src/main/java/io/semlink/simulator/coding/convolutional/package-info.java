/// Convolutional codes of rate 1/n without feedback, their puncturing, and soft-decision Viterbi
/// decoding (Viterbi 1967; Forney 1973). Generators and puncturing of IEEE 802.11-2020, clause
/// 17.3.5.6, are at hand, others can be named.
///
/// Bits are `byte[]` with one bit (0 or 1) a byte; LLR = ln P(b = 0) / P(b = 1). May use `coding`,
/// `coding.crc` and `units`.
@NullMarked
package io.semlink.simulator.coding.convolutional;

import org.jspecify.annotations.NullMarked;
