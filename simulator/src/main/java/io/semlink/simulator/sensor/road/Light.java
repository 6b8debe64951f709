package io.semlink.simulator.sensor.road;

import java.util.List;

/// The light of a scene; radiance 1 is a white surface in full sun.
///
/// @param day whether the sun is up
/// @param sun unit direction towards the sun
/// @param sunlight irradiance across the sun's rays, black under a closed sky or at night
/// @param zenith radiance of the sky overhead
/// @param horizon radiance of the sky at the horizon
/// @param clouds radiance of clouds
/// @param cover share of the sky behind clouds, 0..1
/// @param lamps sources of the night
record Light(
    boolean day,
    Point sun,
    Tint sunlight,
    Tint zenith,
    Tint horizon,
    Tint clouds,
    double cover,
    List<Lamp> lamps) {

  /// Whether the sun throws shadows.
  boolean sunny() {
    return sunlight.g() > 0;
  }
}
