package io.semlink.models.training;

import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.units.Resolution;
import org.apache.commons.rng.UniformRandomProvider;

/// Where in a frame the pixels of its augmented copy lie: a rectangle cut out and stretched to the
/// frame's size, perhaps mirrored. All images of a frame and its label share one.
///
/// @param resolution size of the frame and of the copy
/// @param top first row of the rectangle
/// @param left first column of the rectangle
/// @param height rows of the rectangle
/// @param width columns of the rectangle
/// @param mirrored whether left and right are swapped
record Augmentation(
    Resolution resolution, int top, int left, int height, int width, boolean mirrored) {
  private static final double MAX_CUT = 0.1;

  /// Mirrors with probability 1/2; with probability 1/2 cuts 0 to 10 % from each side, as RTFNet's
  /// training does.
  static Augmentation draw(Resolution resolution, UniformRandomProvider random) {
    boolean mirrored = random.nextBoolean();
    if (random.nextBoolean()) {
      return new Augmentation(resolution, 0, 0, resolution.height(), resolution.width(), mirrored);
    }
    int top = cut(resolution.height(), random);
    int bottom = cut(resolution.height(), random);
    int left = cut(resolution.width(), random);
    int right = cut(resolution.width(), random);
    return new Augmentation(
        resolution,
        top,
        left,
        resolution.height() - top - bottom,
        resolution.width() - left - right,
        mirrored);
  }

  private static int cut(int side, UniformRandomProvider random) {
    return random.nextInt((int) (MAX_CUT * side) + 1);
  }

  /// The copy of an image, bilinear.
  ///
  /// @param image planes of 8-bit samples, not modified
  /// @param values receives samples / 255 from offset on, plane by plane
  /// @param offset index of the first value
  void copy(RasterImage image, float[] values, int offset) {
    int h = resolution.height();
    int w = resolution.width();
    float[] rows = positions(h, top, height);
    float[] columns = columns();
    byte[] samples = image.samples();
    for (int plane = 0; plane < samples.length; plane += h * w) {
      for (int y = 0; y < h; y++) {
        int y0 = (int) rows[y];
        int first = plane + y0 * w;
        int second = plane + Math.min(y0 + 1, h - 1) * w;
        for (int x = 0; x < w; x++) {
          int x0 = (int) columns[x];
          int x1 = Math.min(x0 + 1, w - 1);
          float fx = columns[x] - x0;
          float upper = mix(samples[first + x0], samples[first + x1], fx);
          float lower = mix(samples[second + x0], samples[second + x1], fx);
          float value = upper + (rows[y] - y0) * (lower - upper);
          values[offset + plane + y * w + x] = value / 255;
        }
      }
    }
  }

  /// The class of each pixel of the copy, nearest neighbour.
  ///
  /// @param label not modified
  /// @return unsigned classes, row by row, a new array
  byte[] classes(LabelMap label) {
    int h = resolution.height();
    int w = resolution.width();
    float[] rows = positions(h, top, height);
    float[] columns = columns();
    byte[] classes = new byte[h * w];
    for (int y = 0; y < h; y++) {
      int row = Math.min(h - 1, Math.round(rows[y])) * w;
      for (int x = 0; x < w; x++) {
        classes[y * w + x] = label.classes()[row + Math.min(w - 1, Math.round(columns[x]))];
      }
    }
    return classes;
  }

  private float[] columns() {
    float[] columns = positions(resolution.width(), left, width);
    if (mirrored) {
      for (int i = 0, j = columns.length - 1; i < j; i++, j--) {
        float swapped = columns[i];
        columns[i] = columns[j];
        columns[j] = swapped;
      }
    }
    return columns;
  }

  /// Position, between pixel centres, of each pixel of the copy along one side.
  private static float[] positions(int side, int first, int length) {
    float[] positions = new float[side];
    for (int i = 0; i < side; i++) {
      double position = first + (i + 0.5) * length / side - 0.5;
      positions[i] = (float) Math.max(first, Math.min(first + length - 1, position));
    }
    return positions;
  }

  private static float mix(byte a, byte b, float share) {
    int from = a & 0xFF;
    return from + share * ((b & 0xFF) - from);
  }
}
