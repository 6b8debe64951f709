/// What a training study found: several variants of a network, each trained from several seeds,
/// judged on the same frames; which claims about them hold; figures of it.
///
/// May use `reports.figure`, `reports.stat` and `simulator.metrics`. Differences are paired by
/// seed, intervals are Student's over seeds. Fractions are 0..1 as numbers and per cent in
/// sentences; a difference of fractions is in points, hundredths.
@NullMarked
package io.semlink.reports.ablation;

import org.jspecify.annotations.NullMarked;
