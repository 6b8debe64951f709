/// Labels drawn by hand as polygons: their file and how they become label images.
///
/// May use `sensor`, `notation` and `units`. The format is in docs/data.md.
@NullMarked
package io.semlink.simulator.sensor.polygon;

import org.jspecify.annotations.NullMarked;
