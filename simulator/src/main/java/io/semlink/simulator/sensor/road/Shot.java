package io.semlink.simulator.sensor.road;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one visible picture is taken.
///
/// @param day whether by day
/// @param halo share of light that drops in the air scatter round every source, 0..1
/// @param blurs what shake and defocus do, in this order
/// @param jpegQuality quality of its file, 1..100; absent: kept as it is
record Shot(boolean day, double halo, List<Blur> blurs, @Nullable Integer jpegQuality) {}
