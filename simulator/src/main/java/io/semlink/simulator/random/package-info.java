/// Keyed randomness: every random value is a pure function of a {@link StreamKey}, so neither order
/// nor parallelism can change a result.
///
/// Small draws come from the counter-based generator Philox4x64 (Salmon et al., SC 2011); bulk
/// Gaussian noise from a xoshiro128++ (Blackman and Vigna, 2021) that Philox seeds. May use
/// `kernels`.
@NullMarked
package io.semlink.simulator.random;

import org.jspecify.annotations.NullMarked;
