package io.semlink.simulator.sensor.road;

import java.util.List;

/// A street at one moment, free of any resolution.
///
/// @param camera both cameras' place and optics
/// @param street the ground
/// @param bodies everything that stands on it
/// @param light visible light
/// @param climate temperatures
/// @param seed tells this scene's textures from other scenes'
record Scene(
    Camera camera, Street street, List<Body> bodies, Light light, Climate climate, int seed) {}
