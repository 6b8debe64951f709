/// NR polar codes for control information (3GPP TS 38.212, clauses 5.2.1, 5.3.1, 5.4.1, 6.3.1 and
/// 7.3): segmentation, CRC, code construction, rate matching, and CRC-aided successive-cancellation
/// list decoding (Tal and Vardy 2015; Balatsoukas-Stimming, Bastani Parizi and Burg 2015).
///
/// Bits are `byte[]` with one bit (0 or 1) a byte; LLR = ln P(b = 0) / P(b = 1). Names of sizes and
/// sets are the standard's. May use `coding` and `coding.crc`.
@NullMarked
package io.semlink.simulator.coding.polar;

import org.jspecify.annotations.NullMarked;
