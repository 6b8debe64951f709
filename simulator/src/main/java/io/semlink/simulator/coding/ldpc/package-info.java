/// LDPC codes. That of 5G New Radio: base graphs, segmentation, encoding, rate matching with its
/// redundancy versions, bit interleaving and their inverses (3GPP TS 38.212, clauses 5.2.2, 5.3.2,
/// 5.4.2 and 5.5). Any other binary code: parity-check matrices from files, their systematic form
/// and encoder.
///
/// Decoders are message passing, layered or flooding, by sum-product or min-sum: one for any Tanner
/// graph, and a faster one of layered min-sum for lifted graphs.
///
/// The order of names is that of the standard: A payload bits, B with CRC, K' information bits of a
/// code block, K with filler bits, N coded bits, E bits after rate matching. May use `coding`,
/// `coding.crc`, `kernels` and `units`.
@NullMarked
package io.semlink.simulator.coding.ldpc;

import org.jspecify.annotations.NullMarked;
