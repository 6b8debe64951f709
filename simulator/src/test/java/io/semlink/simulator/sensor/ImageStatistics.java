package io.semlink.simulator.sensor;

/// What a grey image measures: mean, standard deviation, local contrast, and how fast its power
/// falls with spatial frequency.
///
/// @param mean of all grey values, 0..255
/// @param deviation their standard deviation
/// @param contrast mean absolute difference between columns plus that between rows
/// @param slope of the log of the radially averaged power spectrum (after a Hann window) over the
///   log of frequency, by least squares over rings 1/96 cycles a pixel wide up to 1/2
public record ImageStatistics(double mean, double deviation, double contrast, double slope) {
  private static final int RINGS = 48;

  /// Measures samples of 0..255, row by row.
  public static ImageStatistics of(double[] grey, int width) {
    int height = grey.length / width;
    double mean = 0;
    for (double v : grey) {
      mean += v / grey.length;
    }
    double square = 0;
    double across = 0;
    double down = 0;
    for (int i = 0; i < grey.length; i++) {
      square += (grey[i] - mean) * (grey[i] - mean) / grey.length;
      across += i % width == 0 ? 0 : Math.abs(grey[i] - grey[i - 1]);
      down += i < width ? 0 : Math.abs(grey[i] - grey[i - width]);
    }
    double contrast = across / (height * (width - 1)) + down / ((height - 1) * width);
    return new ImageStatistics(mean, Math.sqrt(square), contrast, slope(grey, width, mean));
  }

  private static double slope(double[] grey, int width, double mean) {
    int height = grey.length / width;
    double[] re = new double[grey.length];
    double[] im = new double[grey.length];
    for (int i = 0; i < grey.length; i++) {
      int row = i / width;
      re[i] = (grey[i] - mean) * hann(i % width, width) * hann(row, height);
    }
    for (int y = 0; y < height; y++) {
      transform(re, im, y * width, 1, width);
    }
    for (int x = 0; x < width; x++) {
      transform(re, im, x, width, height);
    }
    double[] power = new double[RINGS + 1];
    int[] count = new int[RINGS + 1];
    for (int i = 0; i < re.length; i++) {
      int row = i / width;
      double fx = frequency(i % width, width);
      double fy = frequency(row, height);
      int ring = (int) Math.rint(2 * RINGS * Math.sqrt(fx * fx + fy * fy));
      if (ring >= 1 && ring <= RINGS) {
        power[ring] += re[i] * re[i] + im[i] * im[i];
        count[ring]++;
      }
    }
    return fit(power, count);
  }

  private static double hann(int i, int n) {
    return 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / n);
  }

  private static double frequency(int k, int n) {
    return (double) (k > n / 2 ? k - n : k) / n;
  }

  /// Discrete Fourier transform of one line, by its definition.
  private static void transform(double[] re, double[] im, int start, int step, int n) {
    double[] cos = new double[n];
    double[] sin = new double[n];
    for (int i = 0; i < n; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / n);
      sin[i] = Math.sin(2 * Math.PI * i / n);
    }
    double[] outRe = new double[n];
    double[] outIm = new double[n];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        int at = start + step * i;
        int turn = k * i % n;
        outRe[k] += re[at] * cos[turn] + im[at] * sin[turn];
        outIm[k] += im[at] * cos[turn] - re[at] * sin[turn];
      }
    }
    for (int i = 0; i < n; i++) {
      re[start + step * i] = outRe[i];
      im[start + step * i] = outIm[i];
    }
  }

  private static double fit(double[] power, int[] count) {
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    int n = 0;
    for (int ring = 1; ring < power.length; ring++) {
      if (count[ring] > 0) {
        double x = Math.log(ring);
        double y = Math.log(power[ring] / count[ring] + 1e-9);
        sx += x;
        sy += y;
        sxx += x * x;
        sxy += x * y;
        n++;
      }
    }
    return (n * sxy - sx * sy) / (n * sxx - sx * sx);
  }

  /// Luma (ITU-R BT.601) of a colour image, or the values of a grey one.
  public static double[] grey(RasterImage image) {
    int n = image.resolution().numPixels();
    double[] out = new double[n];
    double[] share =
        image.numChannels() == 3 ? new double[] {0.299, 0.587, 0.114} : new double[] {1};
    for (int c = 0; c < share.length; c++) {
      for (int i = 0; i < n; i++) {
        out[i] += share[c] * (image.samples()[c * n + i] & 0xFF);
      }
    }
    return out;
  }

  /// Mean, deviation, contrast and slope, in this order.
  public double[] values() {
    return new double[] {mean, deviation, contrast, slope};
  }
}
