/// From a scenario to a plan: opens sensors and schemes, works out the budget of each point, and
/// names it.
///
/// May use every module.
@NullMarked
package io.semlink.scenarios.plan;

import org.jspecify.annotations.NullMarked;
