package io.semlink.simulator.ofdm;

/// Unitary discrete Fourier transform of a power-of-two length, radix 2, decimation in time (Cooley
/// and Tukey, Mathematics of Computation 19, 1965). Immutable: one serves any number of threads.
public final class Fft {
  private final int size;
  private final float[] twiddles;
  private final int[] reversed;
  private final float scale;

  /// Tables of a length.
  ///
  /// @param size complex points, a power of two, at least 2
  /// @throws IllegalArgumentException if the size is not a power of two
  public Fft(int size) {
    if (size < 2 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(
          "FFT size is %s but must be a power of two, at least 2".formatted(size));
    }
    this.size = size;
    this.scale = (float) (1 / Math.sqrt(size));
    this.twiddles = new float[size];
    this.reversed = new int[size];
    int shift = Integer.numberOfLeadingZeros(size) + 1;
    for (int i = 0; i < size; i++) {
      reversed[i] = Integer.reverse(i) >>> shift;
    }
    for (int i = 0; i < size / 2; i++) {
      double angle = -2 * Math.PI * i / size;
      twiddles[2 * i] = (float) StrictMath.cos(angle);
      twiddles[2 * i + 1] = (float) StrictMath.sin(angle);
    }
  }

  /// Complex points.
  public int size() {
    return size;
  }

  /// X_k = N^(-1/2) sum of x_n exp(-j 2 pi k n / N), in place.
  ///
  /// @param values I/Q interleaved, length 2 * size, replaced
  public void forward(float[] values) {
    transform(values, 1);
  }

  /// x_n = N^(-1/2) sum of X_k exp(j 2 pi k n / N), in place.
  ///
  /// @param values I/Q interleaved, length 2 * size, replaced
  public void inverse(float[] values) {
    transform(values, -1);
  }

  private void transform(float[] values, int sign) {
    permute(values);
    for (int half = 1; half < size; half *= 2) {
      butterflies(values, half, sign);
    }
    for (int i = 0; i < 2 * size; i++) {
      values[i] *= scale;
    }
  }

  private void permute(float[] values) {
    for (int i = 0; i < size; i++) {
      int j = reversed[i];
      if (i < j) {
        float re = values[2 * i];
        float im = values[2 * i + 1];
        values[2 * i] = values[2 * j];
        values[2 * i + 1] = values[2 * j + 1];
        values[2 * j] = re;
        values[2 * j + 1] = im;
      }
    }
  }

  private void butterflies(float[] values, int half, int sign) {
    int stride = size / half;
    for (int from = 0; from < size; from += 2 * half) {
      for (int k = 0; k < half; k++) {
        float c = twiddles[k * stride];
        float s = sign * twiddles[k * stride + 1];
        int upper = 2 * (from + k);
        int lower = upper + 2 * half;
        float re = values[lower] * c - values[lower + 1] * s;
        float im = values[lower] * s + values[lower + 1] * c;
        values[lower] = values[upper] - re;
        values[lower + 1] = values[upper + 1] - im;
        values[upper] += re;
        values[upper + 1] += im;
      }
    }
  }
}
