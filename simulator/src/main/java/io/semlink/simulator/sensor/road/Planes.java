package io.semlink.simulator.sensor.road;

/// Linear filters on one plane of an image; edges repeat.
final class Planes {
  private Planes() {}

  /// Convolves with a sampled Gaussian.
  ///
  /// @param plane height * width values, replaced
  /// @param sigma standard deviation, pixels, above 0
  static void gaussian(float[] plane, int width, double sigma) {
    double[] kernel = kernel(sigma);
    int height = plane.length / width;
    for (int y = 0; y < height; y++) {
      line(plane, y * width, 1, width, kernel);
    }
    columns(plane, width, kernel);
  }

  /// Convolves each column with a sampled Gaussian.
  ///
  /// @param plane height * width values, replaced
  /// @param sigma standard deviation, rows, above 0
  static void gaussianColumns(float[] plane, int width, double sigma) {
    columns(plane, width, kernel(sigma));
  }

  private static double[] kernel(double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    double[] kernel = new double[2 * reach + 1];
    double total = 0;
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] = StrictMath.exp(-0.5 * i * i / (sigma * sigma));
      total += kernel[i + reach];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= total;
    }
    return kernel;
  }

  private static void columns(float[] plane, int width, double[] kernel) {
    int height = plane.length / width;
    for (int x = 0; x < width; x++) {
      line(plane, x, width, height, kernel);
    }
  }

  /// A running mean along the rows.
  ///
  /// @param length odd number of pixels
  static void smear(float[] plane, int width, int length) {
    double[] kernel = new double[length];
    java.util.Arrays.fill(kernel, 1.0 / length);
    for (int start = 0; start < plane.length; start += width) {
      line(plane, start, 1, width, kernel);
    }
  }

  private static void line(float[] plane, int start, int step, int n, double[] kernel) {
    int reach = kernel.length / 2;
    float[] copy = new float[n + 2 * reach];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = plane[start + step * Math.clamp(i - reach, 0, n - 1)];
    }
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int k = 0; k < kernel.length; k++) {
        sum += kernel[k] * copy[i + k];
      }
      plane[start + step * i] = (float) sum;
    }
  }

  /// Convolves with a two-sided exponential in both directions: the long tails of scattered light.
  ///
  /// @param length decay length, pixels, above 0
  static void tails(float[] plane, int width, double length) {
    int height = plane.length / width;
    double keep = length / (length + 1);
    for (int y = 0; y < height; y++) {
      decay(plane, y * width, 1, width, keep);
      decay(plane, (y + 1) * width - 1, -1, width, keep);
    }
    for (int x = 0; x < width; x++) {
      decay(plane, x, width, height, keep);
      decay(plane, (height - 1) * width + x, -width, height, keep);
    }
  }

  private static void decay(float[] plane, int start, int step, int n, double keep) {
    double state = plane[start];
    for (int i = 0; i < n; i++) {
      int at = start + step * i;
      state = keep * state + (1 - keep) * plane[at];
      plane[at] = (float) state;
    }
  }
}
