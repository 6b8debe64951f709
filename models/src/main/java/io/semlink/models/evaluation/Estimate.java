package io.semlink.models.evaluation;

import io.semlink.simulator.metrics.Interval;
import org.jspecify.annotations.Nullable;

/// A share, or a difference of two, with its interval.
///
/// @param value of the frames as they are, NaN where undefined
/// @param interval of 95 %, jackknifed over frames; absent where the value is undefined, where no
///   frame makes a difference, and where a class that it rests on is in too few of them
public record Estimate(double value, @Nullable Interval interval) {}
