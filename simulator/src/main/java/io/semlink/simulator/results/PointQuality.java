package io.semlink.simulator.results;

import io.semlink.simulator.metrics.Interval;
import org.jspecify.annotations.Nullable;

/// The segmentation metrics of a point, fractions in 0..1.
///
/// @param numLabelled frames that had a label
/// @param miou mean IoU over nine classes, class 0 included, against the labels; absent without
///   labels
/// @param miouInterval interval of 95 %, jackknifed over frames; absent where a class is in too few
///   of them
/// @param miouObjects mean IoU without class 0
/// @param miouPresent mean IoU over the classes that occur
/// @param miouDay mean IoU of the frames taken by day; absent without one
/// @param miouNight mean IoU of the frames taken at night; absent without one
/// @param macc mean accuracy (recall) over nine classes
/// @param confusion counts against the labels, row = truth
/// @param agreement mean IoU over the classes that occur against the map of the error-free link
/// @param agreementInterval likewise
/// @param images how near the receiver's images are to the sensors'; absent of a scheme that sends
///   none
public record PointQuality(
    long numLabelled,
    @Nullable Double miou,
    @Nullable Interval miouInterval,
    @Nullable Double miouObjects,
    @Nullable Double miouPresent,
    @Nullable Double miouDay,
    @Nullable Double miouNight,
    @Nullable Double macc,
    long @Nullable [] confusion,
    @Nullable Double agreement,
    @Nullable Interval agreementInterval,
    @Nullable PointFidelity images) {}
