package io.semlink.simulator.metrics;

import io.semlink.simulator.sensor.RasterImage;

/// One channel of an image as real numbers.
///
/// @param height rows, at least 0
/// @param width columns, at least 0
/// @param values row after row, length height * width, not modified once made
record Plane(int height, int width, double[] values) {

  /// The samples 0..255 of a channel.
  static Plane of(RasterImage image, int channel) {
    int n = image.resolution().numPixels();
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = image.samples()[channel * n + i] & 0xFF;
    }
    return new Plane(image.resolution().height(), image.resolution().width(), values);
  }

  /// Point by point product.
  Plane times(Plane other) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i] * other.values[i];
    }
    return new Plane(height, width, out);
  }

  /// Means over 2x2 pixels; an odd last row or column is dropped.
  Plane halved() {
    double[] out = new double[(height / 2) * (width / 2)];
    for (int i = 0; i < out.length; i++) {
      int at = 2 * (i / (width / 2)) * width + 2 * (i % (width / 2));
      out[i] = (values[at] + values[at + 1] + values[at + width] + values[at + width + 1]) / 4;
    }
    return new Plane(height / 2, width / 2, out);
  }

  /// Weighted means under a separable window, at the positions where it lies inside.
  ///
  /// @param window weights along each axis
  Plane filtered(double[] window) {
    int w = width - window.length + 1;
    int h = height - window.length + 1;
    double[] rows = new double[height * w];
    for (int i = 0; i < rows.length; i++) {
      int at = i / w * width + i % w;
      for (int k = 0; k < window.length; k++) {
        rows[i] += window[k] * values[at + k];
      }
    }
    double[] out = new double[h * w];
    for (int i = 0; i < out.length; i++) {
      for (int k = 0; k < window.length; k++) {
        out[i] += window[k] * rows[i + k * w];
      }
    }
    return new Plane(h, w, out);
  }
}
