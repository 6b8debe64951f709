package io.semlink.simulator.sensor.road;

import java.util.Arrays;

/// Linear filters on one plane of an image; edges repeat.
final class Planes {
  private Planes() {}

  /// Convolves with a sampled Gaussian.
  ///
  /// @param plane height * width values, replaced
  /// @param sigma standard deviation, pixels, above 0
  static void gaussian(float[] plane, int width, double sigma) {
    double[] kernel = kernel(sigma);
    rows(plane, width, kernel);
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

  /// A running mean along the rows.
  ///
  /// @param length odd number of pixels
  static void smear(float[] plane, int width, int length) {
    double[] kernel = new double[length];
    Arrays.fill(kernel, 1.0 / length);
    rows(plane, width, kernel);
  }

  private static void rows(float[] plane, int width, double[] kernel) {
    int reach = kernel.length / 2;
    float[] copy = new float[width + 2 * reach];
    double[] sum = new double[width];
    for (int start = 0; start < plane.length; start += width) {
      for (int i = 0; i < copy.length; i++) {
        copy[i] = plane[start + Math.clamp(i - reach, 0, width - 1)];
      }
      Arrays.fill(sum, 0);
      for (int k = 0; k < kernel.length; k++) {
        accumulate(sum, kernel[k], copy, k);
      }
      store(sum, plane, start);
    }
  }

  /// Row by row, so that memory is read in its order.
  private static void columns(float[] plane, int width, double[] kernel) {
    int reach = kernel.length / 2;
    int height = plane.length / width;
    float[] copy = plane.clone();
    double[] sum = new double[width];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sum, 0);
      for (int k = 0; k < kernel.length; k++) {
        accumulate(sum, kernel[k], copy, width * Math.clamp(y + k - reach, 0, height - 1));
      }
      store(sum, plane, y * width);
    }
  }

  private static void accumulate(double[] sum, double weight, float[] from, int start) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * from[start + i];
    }
  }

  private static void store(double[] sum, float[] plane, int start) {
    for (int i = 0; i < sum.length; i++) {
      plane[start + i] = (float) sum[i];
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
    decayRows(plane, 0, width, height, keep);
    decayRows(plane, (height - 1) * width, -width, height, keep);
  }

  /// Down or up all columns at once.
  private static void decayRows(float[] plane, int start, int step, int n, double keep) {
    double[] state = new double[Math.abs(step)];
    for (int x = 0; x < state.length; x++) {
      state[x] = plane[start + x];
    }
    for (int i = 0; i < n; i++) {
      int row = start + step * i;
      for (int x = 0; x < state.length; x++) {
        state[x] = keep * state[x] + (1 - keep) * plane[row + x];
        plane[row + x] = (float) state[x];
      }
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
