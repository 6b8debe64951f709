/// From points to curves: which points belong together, what a curve says in words.
///
/// May use `reports.read` and `simulator.results`. Fractions are 0..1 as numbers and per cent in
/// sentences.
@NullMarked
package io.semlink.reports.stat;

import org.jspecify.annotations.NullMarked;
