/// Cyclic redundancy checks of 3GPP TS 38.212, clause 5.1.
///
/// May use `kernels`.
@NullMarked
package io.semlink.simulator.coding.crc;

import org.jspecify.annotations.NullMarked;
