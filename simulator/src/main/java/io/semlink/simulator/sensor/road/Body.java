package io.semlink.simulator.sensor.road;

import java.util.List;

/// An object on the street.
///
/// @param shapes its pieces
/// @param foot where it stands
/// @param lasting whether it has stood long enough for its shadow to cool the ground
/// @param footprint corners of the patch of ground it shields from the sky; empty for none
record Body(List<Shape> shapes, Point foot, boolean lasting, List<Point> footprint) {}
