/// Training of networks on labelled frames: batches, losses, optimiser, checkpoints.
///
/// Everything that is drawn comes from streams keyed by the step, so a run that was interrupted
/// goes on as if it had not been. One training a process: DJL collects gradients in one place only.
/// May use `nn`, `promsc`, `weights`, `evaluation` and `simulator`.
@NullMarked
package io.semlink.models.training;

import org.jspecify.annotations.NullMarked;
