/// The conformance pack: what the simulator is held against, and how far it is off. Theory, exact
/// arithmetic and published simulations of other programs, all from the project's own resources.
///
/// May use every package of the link, the scenario language and the planner: a check runs what a
/// user's scenario would run.
@NullMarked
package io.semlink.scenarios.verify;

import org.jspecify.annotations.NullMarked;
