/// Frames from folders of image files: the layouts of public RGB-thermal data sets, what their
/// classes mean here, and a check that says what is wrong with a folder.
///
/// May use `sensor`, `notation` and `units`. The formats are in docs/data.md.
@NullMarked
package io.semlink.simulator.sensor.folder;

import org.jspecify.annotations.NullMarked;
