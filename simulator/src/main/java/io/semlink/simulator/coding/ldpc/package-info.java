/// The LDPC code of 5G New Radio: base graphs, segmentation, encoding, rate matching, bit
/// interleaving and their inverses (3GPP TS 38.212, clauses 5.2.2, 5.3.2, 5.4.2 and 5.5), with a
/// layered normalised min-sum decoder and an 8-bit layered offset min-sum decoder.
///
/// The order of names is that of the standard: A payload bits, B with CRC, K' information bits of a
/// code block, K with filler bits, N coded bits, E bits after rate matching. May use `coding`,
/// `coding.crc`, `kernels` and `units`.
@NullMarked
package io.semlink.simulator.coding.ldpc;

import org.jspecify.annotations.NullMarked;
