/// What a run measures: error counts with exact binomial intervals, confusion matrices, bootstrap
/// intervals; how near images are to each other; closed forms to compare with. Counts only; rates
/// and intervals are computed at the edge.
///
/// May use `units`, `sensor` and `random`.
@NullMarked
package io.semlink.simulator.metrics;

import org.jspecify.annotations.NullMarked;
