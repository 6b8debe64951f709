package io.semlink.models.evaluation;

import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.sensor.TimeOfDay;

/// What was understood of one frame.
///
/// @param name of the frame
/// @param timeOfDay when it was taken
/// @param counts pixels by true class (row) and predicted class (column)
public record FrameCounts(String name, TimeOfDay timeOfDay, ConfusionMatrix counts) {}
