/// Tests of the journal of a run.
@NullMarked
package io.semlink.simulator.journal;

import org.jspecify.annotations.NullMarked;
