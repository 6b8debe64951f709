package io.semlink.models.evaluation;

import io.semlink.simulator.metrics.Interval;

/// A share with its bootstrap interval.
///
/// @param value of the frames as they are, NaN where undefined
/// @param interval over resampled frames, both ends NaN where undefined
public record Estimate(double value, Interval interval) {}
