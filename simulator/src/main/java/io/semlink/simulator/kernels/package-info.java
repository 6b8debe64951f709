/// The inner loops of the link, on arrays of primitives: a readable scalar provider, which is the
/// oracle, and a provider on the Vector API, bit-identical to it. Chosen once at start; a study
/// begins on the scalar one while the other is compiled.
///
/// May use nothing of Semlink. No allocation in the steady state, no boxing: scratch space is the
/// caller's {@link io.semlink.simulator.kernels.Workspace}.
@NullMarked
package io.semlink.simulator.kernels;

import org.jspecify.annotations.NullMarked;
