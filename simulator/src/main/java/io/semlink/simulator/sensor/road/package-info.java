/// A synthetic street whose true classes are known: scenes drawn in metres from a stream key, seen
/// by an RGB camera and by a long-wave thermal camera (8 to 14 micrometres) from the same place.
///
/// The way of a frame: {@link SceneComposer} draws a {@link Scene}; {@link Rasteriser} projects it
/// into a {@link GeometryBuffer} at twice the asked resolution; {@link RgbRadiance} and {@link
/// ThermalRadiance} say what each sub-pixel sends out; {@link RgbCamera} and {@link ThermalCamera}
/// are the optics, the detectors and the gain control.
///
/// {@link Conditions} make that harder: {@link BadWeather} puts a scene into fog or rain, {@link
/// WetStreet} and {@link RainStreaks} add what rain does to the visible picture, another {@link
/// Camera} and a second geometry buffer stand for a misaligned thermal camera, {@link Distortion},
/// {@link Blur} and {@link JpegLoss} for poor optics and files. Labels always belong to the visible
/// picture.
///
/// World axes: x to the right, y up, z along the street, metres, the camera above the origin. Only
/// operations that IEEE 754 rounds exactly, StrictMath and integer hashes touch a value, so that
/// equal keys give equal bytes on every platform. May use `sensor`, `units` and `random`.
@NullMarked
package io.semlink.simulator.sensor.road;

import org.jspecify.annotations.NullMarked;
