package io.semlink.simulator.kernels;

/// Demapping one symbol after the other.
final class ScalarDemap implements DemapKernel {
  @Override
  public void demap(GrayAxis axis, float[] symbols, float[] noisePower, float[] llr) {
    demap(axis, symbols, noisePower, llr, 0);
  }

  /// The same from a symbol on.
  static void demap(
      GrayAxis axis, float[] symbols, float[] noisePower, float[] llr, int firstSymbol) {
    int order = 2 * axis.numBits();
    for (int s = firstSymbol; s < symbols.length / 2; s++) {
      float weight = axis.slope() / noise(noisePower, s);
      demapAxis(axis, symbols[2 * s], weight, llr, s * order);
      demapAxis(axis, symbols[2 * s + 1], weight, llr, s * order + 1);
    }
  }

  private static void demapAxis(GrayAxis axis, float y, float weight, float[] llr, int from) {
    float v = y * axis.perUnit();
    for (int bit = 0; bit < axis.numBits(); bit++) {
      int half = 1 << (axis.numBits() - 1 - bit);
      llr[from + 2 * bit] = soft(v, half - 1) * weight;
      v = half - Math.abs(v);
    }
  }

  /// sign(v) (k + 1) (|v| - k).
  private static float soft(float v, float largest) {
    float t = Math.abs(v);
    float k = Math.min(Math.fma(t, 0.5f, -0.5f), largest) + ROUNDING - ROUNDING;
    return Math.copySign((k + 1) * (t - k), v);
  }

  @Override
  public void demapSameBit(GrayAxis axis, float[] symbols, float[] noisePower, float[] llr) {
    demapSameBit(axis, symbols, noisePower, llr, 0);
  }

  /// The same from a symbol on.
  static void demapSameBit(
      GrayAxis axis, float[] symbols, float[] noisePower, float[] llr, int firstSymbol) {
    for (int s = firstSymbol; s < symbols.length / 2; s++) {
      float weight = axis.slope() / noise(noisePower, s);
      llr[s] = (symbols[2 * s] + symbols[2 * s + 1]) * axis.perUnit() * weight;
    }
  }

  private static float noise(float[] noisePower, int symbol) {
    return noisePower[noisePower.length == 1 ? 0 : symbol];
  }
}
