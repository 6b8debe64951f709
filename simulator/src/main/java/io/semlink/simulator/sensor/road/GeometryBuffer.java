package io.semlink.simulator.sensor.road;

import java.util.Arrays;

/// What each sub-pixel sees: which shape, how far, at which angle, in which shadow.
final class GeometryBuffer {
  /// Shape index of the sky.
  static final int SKY = -1;

  /// Shape index of the ground plane.
  static final int GROUND = -2;

  final int width;
  final int height;

  /// 1 / depth along the optical axis, 1/m; 0 for the sky.
  final float[] nearness;

  /// Shape index, {@link #SKY} or {@link #GROUND}.
  final int[] shape;

  /// Class of the nearest labelled thing, see-through ones included.
  final byte[] label;

  /// Nearness of what gave the label.
  final float[] labelNearness;

  /// Unit normal towards the camera, world axes, three values a sub-pixel.
  final float[] normal;

  /// Of ground sub-pixels: {@link #SHADOW} and {@link #LASTING}.
  final byte[] shade;

  /// Of ground sub-pixels: share of the sky that is not hidden by what stands near, 0..1.
  final float[] openness;

  /// In the sun's shadow.
  static final int SHADOW = 1;

  /// In a shadow that has lasted long enough to cool the ground.
  static final int LASTING = 2;

  GeometryBuffer(int height, int width) {
    this.height = height;
    this.width = width;
    int n = height * width;
    nearness = new float[n];
    shape = new int[n];
    label = new byte[n];
    labelNearness = new float[n];
    normal = new float[3 * n];
    shade = new byte[n];
    openness = new float[n];
    Arrays.fill(shape, SKY);
    Arrays.fill(openness, 1);
  }

  void put(int at, int index, float near, double nx, double ny, double nz) {
    nearness[at] = near;
    shape[at] = index;
    normal[3 * at] = (float) nx;
    normal[3 * at + 1] = (float) ny;
    normal[3 * at + 2] = (float) nz;
  }

  void putLabel(int at, int classIndex, float near) {
    label[at] = (byte) classIndex;
    labelNearness[at] = near;
  }
}
