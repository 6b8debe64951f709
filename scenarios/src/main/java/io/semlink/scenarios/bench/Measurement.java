package io.semlink.scenarios.bench;

/// What was measured of one workload.
///
/// @param name of the workload
/// @param threads how many ran at once
/// @param unit millions of units a second, all threads together
/// @param best of all rounds
/// @param median of all rounds
/// @param bytesPerCall bytes allocated a call, after warm-up
public record Measurement(
    String name, int threads, String unit, double best, double median, double bytesPerCall) {}
