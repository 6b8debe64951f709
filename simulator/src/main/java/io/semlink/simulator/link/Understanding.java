package io.semlink.simulator.link;

import io.semlink.simulator.sensor.LabelMap;

/// What the receiver understood of a frame.
///
/// @param segmentation class of each pixel
public record Understanding(LabelMap segmentation) {}
