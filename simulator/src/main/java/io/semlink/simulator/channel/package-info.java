/// What lies between transmitter and receiver: additive noise, fading, bit-error models.
///
/// May use `units`, `random` and `modulation`. N0 is per complex symbol, Es = 1; every channel sees
/// the same unit noise at every Es/N0 (common random numbers).
@NullMarked
package io.semlink.simulator.channel;

import org.jspecify.annotations.NullMarked;
