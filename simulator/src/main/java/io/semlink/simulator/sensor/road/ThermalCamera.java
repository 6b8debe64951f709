package io.semlink.simulator.sensor.road;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/// Lens, microbolometer and gain control of the thermal camera: point spread, halo, noise
/// equivalent temperature difference, column stripes, and a gain between a linear percentile
/// stretch and a plateau-limited histogram equalisation, as such cameras do (white is hot).
final class ThermalCamera {
  private static final int BINS = 1024;

  /// Noise equivalent temperature difference, kelvin.
  private static final double NETD = 0.05;

  private ThermalCamera() {}

  /// Takes a picture.
  ///
  /// @param celsius apparent temperatures; used up
  /// @param width columns
  /// @param random the detector's own stream
  /// @return grey samples
  static byte[] expose(float[] celsius, int width, UniformRandomProvider random) {
    Draw draw = new Draw(random);
    // A point spread of 1 to 1.5 pixels, full width at half maximum.
    Planes.gaussian(celsius, width, draw.in(0.42, 0.64));
    float[] halo = celsius.clone();
    Planes.tails(halo, width, 2.5 * width / 128.0);
    double share = draw.in(0.02, 0.06);
    Normals normals = new Normals(random);
    double[] stripes = new double[width];
    double stripe = draw.in(0.02, 0.06);
    for (int x = 0; x < width; x++) {
      stripes[x] = stripe * normals.next();
    }
    for (int i = 0; i < celsius.length; i++) {
      double v = (1 - share) * celsius[i] + share * halo[i];
      celsius[i] = (float) (v + stripes[i % width] + NETD * normals.next());
    }
    Gain gain = new Gain(draw.in(0.35, 0.9), draw.in(2, 6), draw.in(0.55, 0.8), draw.in(1.0, 2.2));
    return gain.apply(celsius, width);
  }

  /// Gain control in two bands, as cameras with digital detail enhancement have it: the smooth part
  /// is squeezed into the middle of the range, the detail rides on it with a gain of its own.
  ///
  /// @param equal share of histogram equalisation against the linear stretch, 0..1
  /// @param plateau most that a bin counts, in multiples of the mean count
  /// @param range share of the grey range that the smooth part fills, 0..1
  /// @param detail gain of the detail against a linear stretch
  private record Gain(double equal, double plateau, double range, double detail) {
    byte[] apply(float[] celsius, int width) {
      float[] sorted = celsius.clone();
      Arrays.sort(sorted);
      double middle = sorted[sorted.length / 2];
      double floor = middle - 2.5 * (sorted[(int) (0.98 * sorted.length)] - middle) - 1;
      for (int i = 0; i < sorted.length; i++) {
        celsius[i] = compress(celsius[i], floor);
        sorted[i] = compress(sorted[i], floor);
      }
      float[] smooth = celsius.clone();
      Planes.gaussian(smooth, width, 2.2 * width / 128.0);
      double low = sorted[(int) (0.02 * sorted.length)];
      double high = Math.max(low + 2, sorted[(int) (0.993 * sorted.length)]);
      double[] rank = ranks(celsius, low, high);
      // Detail is measured against the spread of what is not sky.
      double spread = Math.max(1.5, high - sorted[sorted.length / 2]) * 2;
      byte[] out = new byte[celsius.length];
      for (int i = 0; i < out.length; i++) {
        double linear = Math.clamp((smooth[i] - low) / (high - low), 0, 1);
        double base = equal * rank[bin(smooth[i], low, high) + 1] + (1 - equal) * linear;
        double fine = detail * (celsius[i] - smooth[i]) / spread;
        // Strong edges saturate softly.
        double soft = fine / (1 + 1.2 * Math.abs(fine));
        double grey = 0.48 + range * (base - 0.5) + soft;
        out[i] = (byte) Math.rint(255 * Math.clamp(grey, 0, 1));
      }
      return out;
    }

    /// A cold sky would take the whole range: far below the scene, little contrast is kept.
    private static float compress(float v, double floor) {
      return v >= floor ? v : (float) (floor + 0.15 * (v - floor));
    }

    private double[] ranks(float[] celsius, double low, double high) {
      int[] counts = new int[BINS];
      for (float v : celsius) {
        counts[bin(v, low, high)]++;
      }
      double cap = plateau * celsius.length / BINS;
      double[] rank = new double[BINS + 1];
      for (int b = 0; b < BINS; b++) {
        rank[b + 1] = rank[b] + Math.min(cap, counts[b]);
      }
      double total = rank[BINS];
      for (int b = 0; b <= BINS; b++) {
        rank[b] /= total;
      }
      return rank;
    }
  }

  private static int bin(double v, double low, double high) {
    return (int) Math.clamp((v - low) / (high - low) * BINS, 0, BINS - 1);
  }
}
