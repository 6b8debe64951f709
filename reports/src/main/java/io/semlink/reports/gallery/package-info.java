/// The figures of a run: waterfall, quality, confusion, samples; and the loss curve of a training.
///
/// May use every other package of `reports` but `html`, and `simulator`.
@NullMarked
package io.semlink.reports.gallery;

import org.jspecify.annotations.NullMarked;
