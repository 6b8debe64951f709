/// What a run measures: error counts, confusion matrices, intervals that know what is independent
/// (blocks, frames, seeds); how near images are to each other; closed forms to compare with. Counts
/// only; rates and intervals are computed at the edge.
///
/// May use `units` and `sensor`.
@NullMarked
package io.semlink.simulator.metrics;

import org.jspecify.annotations.NullMarked;
