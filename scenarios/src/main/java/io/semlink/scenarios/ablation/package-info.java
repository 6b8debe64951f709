/// Training studies: which trainings a study consists of (pure), and the run that trains, judges
/// and reports them and goes on where it was stopped.
///
/// May use every module; the command line and programs call it.
@NullMarked
package io.semlink.scenarios.ablation;

import org.jspecify.annotations.NullMarked;
