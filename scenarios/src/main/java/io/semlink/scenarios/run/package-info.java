/// Runs a plan: the actor system, the broker, the run's folder and its identity, which run to go on
/// with and which one not. A program begins with {@link io.semlink.scenarios.run.Study}.
///
/// May use every module; the command line and programs call it.
@NullMarked
package io.semlink.scenarios.run;

import org.jspecify.annotations.NullMarked;
