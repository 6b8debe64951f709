package io.semlink.simulator.sensor.road;

/// A light source of the night.
///
/// @param position where it hangs
/// @param intensity radiant intensity; its irradiance at a distance d is intensity / d^2
/// @param axis unit direction of the middle of its beam
/// @param focus 0 shines everywhere; at k, falls to half at an angle whose tangent is 1 / sqrt(k)
/// @param cutOff whether nothing goes above its height, as in the low beam of a car
record Lamp(Point position, Tint intensity, Point axis, double focus, boolean cutOff) {}
