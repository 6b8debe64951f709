/// Bits as values: packed, immutable blocks that travel between the stages of the link.
///
/// Inside a stage bits are plain `byte[]` arrays with one bit (0 or 1) a byte. May use `kernels`.
@NullMarked
package io.semlink.simulator.bits;

import org.jspecify.annotations.NullMarked;
