package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.TimeOfDay;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The files of one frame, not yet read.
///
/// @param name base name
/// @param time time of day as the data set tells it
/// @param images where its pixels lie
/// @param label label file; absent where nobody labelled the frame
record FrameFiles(String name, TimeOfDay time, FrameImages images, @Nullable Path label) {}
