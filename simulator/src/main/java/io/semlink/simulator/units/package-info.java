/// Physical quantities as types: energies in dB, rates as exact fractions, sizes in pixels.
///
/// May use {@link io.semlink.simulator.notation}. Conventions: N0 is the noise power per complex
/// symbol (N0/2 per real dimension), the mean symbol energy Es is 1.
@NullMarked
package io.semlink.simulator.units;

import org.jspecify.annotations.NullMarked;
