/// What the link carries: aligned RGB and thermal frames with their labels, and where they come
/// from.
///
/// May use `units` and `random`.
@NullMarked
package io.semlink.simulator.sensor;

import org.jspecify.annotations.NullMarked;
