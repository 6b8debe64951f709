/// Orthogonal frequency-division multiplexing with a cyclic prefix (CP-OFDM), as 3GPP TS 38.211
/// describes it: waveform, resource grid, pilots, channel estimation and one-tap equalisation.
///
/// May use `units`, `random` and `modulation`. Conventions: grids are `float[]`, I/Q interleaved,
/// symbol by symbol, subcarrier 0 the lowest frequency; the Fourier transforms are unitary, so that
/// noise of power N0 a sample is noise of power N0 a resource element, and Es = 1 a resource
/// element that carries data or a pilot.
@NullMarked
package io.semlink.simulator.ofdm;

import org.jspecify.annotations.NullMarked;
