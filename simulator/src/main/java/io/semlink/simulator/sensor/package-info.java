/// What the link carries: aligned RGB and thermal frames with their labels, and where they come
/// from: folders of image files here, a synthetic street in `sensor.road`.
///
/// May use `units`, `notation` and `random`.
@NullMarked
package io.semlink.simulator.sensor;

import org.jspecify.annotations.NullMarked;
