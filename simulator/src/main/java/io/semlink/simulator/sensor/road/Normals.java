package io.semlink.simulator.sensor.road;

import org.apache.commons.rng.UniformRandomProvider;

/// Standard Gaussian values from a table of 4096 quantiles, five to a 64-bit draw: coarse beside
/// 8-bit images, and equal on every platform.
final class Normals {
  private static final int SIZE = 4096;
  private static final double[] QUANTILES = quantiles();

  private final UniformRandomProvider random;
  private long bits;
  private int left;

  Normals(UniformRandomProvider random) {
    this.random = random;
  }

  /// The next value, within 3.7 standard deviations.
  double next() {
    if (left == 0) {
      bits = random.nextLong();
      left = 5;
    }
    left--;
    double value = QUANTILES[(int) (bits & (SIZE - 1))];
    bits >>>= 12;
    return value;
  }

  /// Quantiles of the middles of equally likely cells, by summing the density in fine steps.
  private static double[] quantiles() {
    double[] out = new double[SIZE];
    double step = 1e-4;
    double sum = 0.5;
    int cell = SIZE / 2;
    double last = 1 / StrictMath.sqrt(2 * StrictMath.PI);
    for (int i = 1; cell < SIZE; i++) {
      double x = i * step;
      double density = StrictMath.exp(-0.5 * x * x) / StrictMath.sqrt(2 * StrictMath.PI);
      sum += 0.5 * step * (density + last);
      last = density;
      while (cell < SIZE && sum >= (cell + 0.5) / SIZE) {
        out[cell] = x;
        out[SIZE - 1 - cell] = -x;
        cell++;
      }
    }
    return out;
  }
}
