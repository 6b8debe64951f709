/// From points to curves: which points belong together, what a curve says in words.
///
/// May use `reports.read` and `simulator.{results, metrics, link}`. Bjontegaard deltas follow
/// VCEG-M33 with the interpolation of JCTVC-L1100. Fractions are 0..1 as numbers and per cent in
/// sentences.
@NullMarked
package io.semlink.reports.stat;

import org.jspecify.annotations.NullMarked;
