package io.semlink.simulator.sensor.road;

/// A small kernel that spreads a pixel's light: the shake of a camera, or a lens out of focus.
///
/// @param reach rows and columns of the kernel on each side of its middle
/// @param weights (2 reach + 1)^2 shares of the light, row by row, that sum to 1
record Blur(int reach, double[] weights) {
  /// Samples a pixel and axis of a kernel's shape.
  private static final int FINE = 8;

  /// Even motion in a straight line.
  ///
  /// @param dx columns from end to end
  /// @param dy rows from end to end
  static Blur motion(double dx, double dy) {
    double length = Math.sqrt(dx * dx + dy * dy);
    int reach = (int) Math.ceil(0.5 * length);
    double[] weights = new double[(2 * reach + 1) * (2 * reach + 1)];
    int n = 1 + FINE * (int) Math.ceil(length);
    for (int i = 0; i < n; i++) {
      double t = (i + 0.5) / n - 0.5;
      int column = (int) Math.rint(t * dx) + reach;
      int row = (int) Math.rint(t * dy) + reach;
      weights[row * (2 * reach + 1) + column] += 1.0 / n;
    }
    return new Blur(reach, weights);
  }

  /// A disc, the image of a point out of focus.
  ///
  /// @param radius pixels
  static Blur disc(double radius) {
    int reach = (int) Math.ceil(radius);
    int size = 2 * reach + 1;
    double[] weights = new double[size * size];
    int inside = 0;
    for (int y = 0; y < size * FINE; y++) {
      for (int x = 0; x < size * FINE; x++) {
        double dx = (x + 0.5) / FINE - 0.5 * size;
        double dy = (y + 0.5) / FINE - 0.5 * size;
        if (dx * dx + dy * dy <= radius * radius) {
          weights[y / FINE * size + x / FINE]++;
          inside++;
        }
      }
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= inside;
    }
    return new Blur(reach, weights);
  }

  /// Spreads a plane's light; edges repeat.
  ///
  /// @param plane row by row, replaced
  void apply(float[] plane, int width) {
    float[] from = plane.clone();
    int height = plane.length / width;
    int size = 2 * reach + 1;
    java.util.Arrays.fill(plane, 0);
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] > 0) {
        int row = k / size;
        add(from, plane, new int[] {width, height, k % size - reach, row - reach}, weights[k]);
      }
    }
  }

  /// Adds a shifted copy.
  ///
  /// @param shift width and height of the plane, columns and rows of the shift
  private static void add(float[] from, float[] to, int[] shift, double weight) {
    int width = shift[0];
    int height = shift[1];
    for (int y = 0; y < height; y++) {
      int row = Math.clamp(y - shift[3], 0, height - 1) * width;
      for (int x = 0; x < width; x++) {
        to[y * width + x] += (float) (weight * from[row + Math.clamp(x - shift[2], 0, width - 1)]);
      }
    }
  }
}
