package io.semlink.simulator.sensor.road;

import java.util.List;

/// A street at one moment, free of any resolution.
///
/// @param camera a camera's place and optics
/// @param street the ground
/// @param bodies everything that stands on it
/// @param light visible light
/// @param climate temperatures
/// @param atmosphere what lies between the camera and all that
/// @param seed tells this scene's textures from other scenes'
record Scene(
    Camera camera,
    Street street,
    List<Body> bodies,
    Light light,
    Climate climate,
    Atmosphere atmosphere,
    int seed) {

  /// The same street at the same moment from another camera.
  Scene from(Camera other) {
    return new Scene(other, street, bodies, light, climate, atmosphere, seed);
  }

  /// The same street in other light, warmth and air.
  Scene in(Light otherLight, Climate otherClimate, Atmosphere otherAtmosphere) {
    return new Scene(camera, street, bodies, otherLight, otherClimate, otherAtmosphere, seed);
  }
}
