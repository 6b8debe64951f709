package io.semlink.simulator.sensor.road;

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
    return gain(celsius, draw.in(0.25, 0.85), draw.in(2, 6));
  }

  /// Maps temperatures to grey.
  ///
  /// @param equal share of histogram equalisation against the linear stretch, 0..1
  /// @param plateau most that a bin counts, in multiples of the mean count
  private static byte[] gain(float[] celsius, double equal, double plateau) {
    float[] sorted = celsius.clone();
    java.util.Arrays.sort(sorted);
    double low = sorted[(int) (0.01 * sorted.length)];
    double high = Math.max(low + 2, sorted[(int) (0.993 * sorted.length)]);
    double[] rank = new double[BINS + 1];
    double cap = plateau * celsius.length / BINS;
    int[] counts = new int[BINS];
    for (float v : celsius) {
      counts[bin(v, low, high)]++;
    }
    for (int b = 0; b < BINS; b++) {
      rank[b + 1] = rank[b] + Math.min(cap, counts[b]);
    }
    byte[] out = new byte[celsius.length];
    for (int i = 0; i < out.length; i++) {
      double linear = Math.clamp((celsius[i] - low) / (high - low), 0, 1);
      double ranked = rank[bin(celsius[i], low, high) + 1] / rank[BINS];
      out[i] = (byte) Math.rint(255 * (equal * ranked + (1 - equal) * linear));
    }
    return out;
  }

  private static int bin(double v, double low, double high) {
    return (int) Math.clamp((v - low) / (high - low) * BINS, 0, BINS - 1);
  }
}
