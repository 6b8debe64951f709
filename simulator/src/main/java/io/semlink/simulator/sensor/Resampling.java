package io.semlink.simulator.sensor;

import io.semlink.simulator.units.Resolution;

/// Changes of size. Sample centres lie at half integers, so that no image shifts.
public final class Resampling {
  private Resampling() {}

  /// Area average along an axis that shrinks, bilinear along one that grows.
  public static RasterImage image(RasterImage from, Resolution to) {
    Resolution size = from.resolution();
    if (size.equals(to)) {
      return from;
    }
    double[][] rows = weights(size.height(), to.height());
    double[][] columns = weights(size.width(), to.width());
    byte[] out = new byte[from.numChannels() * to.numPixels()];
    for (int c = 0; c < from.numChannels(); c++) {
      double[] across = new double[size.height() * to.width()];
      for (int i = 0; i < across.length; i++) {
        double[] w = columns[i % to.width()];
        int y = i / to.width();
        for (int k = 1; k < w.length; k++) {
          across[i] += w[k] * from.sample(c, y, (int) w[0] + k - 1);
        }
      }
      for (int i = 0; i < to.numPixels(); i++) {
        double[] w = rows[i / to.width()];
        double sum = 0;
        for (int k = 1; k < w.length; k++) {
          sum += w[k] * across[((int) w[0] + k - 1) * to.width() + i % to.width()];
        }
        out[c * to.numPixels() + i] = (byte) Math.rint(sum);
      }
    }
    return new RasterImage(to, from.numChannels(), out);
  }

  /// For each target sample the first source sample, then the weights from there on; they sum to 1.
  private static double[][] weights(int from, int to) {
    double[][] out = new double[to][];
    double step = (double) from / to;
    for (int i = 0; i < to; i++) {
      out[i] =
          step > 1 ? average(i * step, (i + 1) * step, from) : line((i + 0.5) * step - 0.5, from);
    }
    return out;
  }

  private static double[] average(double low, double high, int n) {
    int first = (int) Math.floor(low);
    int last = (int) Math.min(n, Math.ceil(high - 1e-9));
    double[] w = new double[last - first + 1];
    w[0] = first;
    for (int k = first; k < last; k++) {
      w[k - first + 1] = (Math.min(high, k + 1) - Math.max(low, k)) / (high - low);
    }
    return w;
  }

  private static double[] line(double at, int n) {
    double inside = Math.clamp(at, 0, n - 1);
    int first = (int) Math.min(Math.floor(inside), Math.max(0, n - 2));
    double t = inside - first;
    return n == 1 ? new double[] {0, 1} : new double[] {first, 1 - t, t};
  }

  /// The class of the source pixel that holds the centre of each target pixel.
  public static LabelMap nearest(LabelMap from, Resolution to) {
    byte[] out = new byte[to.numPixels()];
    for (int i = 0; i < out.length; i++) {
      int y = centre(i / to.width(), to.height(), from.resolution().height());
      int x = centre(i % to.width(), to.width(), from.resolution().width());
      out[i] = (byte) from.at(y, x);
    }
    return new LabelMap(to, out);
  }

  private static int centre(int i, int to, int from) {
    return (int) ((2L * i + 1) * from / (2L * to));
  }
}
