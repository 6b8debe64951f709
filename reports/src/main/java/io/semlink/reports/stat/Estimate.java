package io.semlink.reports.stat;

import io.semlink.simulator.metrics.Interval;

/// A value of a task's metric over frames, or a difference of two.
///
/// @param value in 0..1, a difference in -1..1
/// @param interval of 95 %, bootstrapped over frames
public record Estimate(double value, Interval interval) {}
