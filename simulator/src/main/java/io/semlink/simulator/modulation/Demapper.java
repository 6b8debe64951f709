package io.semlink.simulator.modulation;

import io.semlink.simulator.kernels.Kernels;
import io.semlink.simulator.modulation.Constellation.Antipodal;
import io.semlink.simulator.modulation.Constellation.Circle;
import io.semlink.simulator.modulation.Constellation.SquareQam;

/// Soft demapping of symbols to LLRs.
final class Demapper {
  private Demapper() {}

  /// Demaps equalised symbols.
  ///
  /// @param symbols I/Q interleaved, gain already divided out, length 2 * numSymbols, not modified
  /// @param noisePower noise power of each complex symbol after equalisation, length numSymbols, or
  ///   1 where all symbols share it; positive
  /// @param modem which constellation and rule
  /// @param llr receives LLRs, ln P(b=0)/P(b=1), length numSymbols * Qm
  static void demap(float[] symbols, float[] noisePower, Modem modem, float[] llr) {
    switch (modem.modulation().constellation()) {
      case Antipodal antipodal when antipodal.rotating() -> demapRotating(symbols, noisePower, llr);
      // With two points both rules are the difference of their distances. The bit stands on both
      // axes; using one alone would lose 3 dB.
      case Antipodal _ -> Kernels.demapSameBit(Antipodal.AXIS, symbols, noisePower, llr);
      case SquareQam qam when modem.rule() == DemapperRule.MAX_LOG ->
          Kernels.demap(qam.axis(), symbols, noisePower, llr);
      case SquareQam qam -> demapAxes(symbols, noisePower, qam, modem.rule(), llr);
      case Circle circle -> demapPoints(symbols, noisePower, circle, modem.rule(), llr);
    }
  }

  private static void demapRotating(float[] symbols, float[] noisePower, float[] llr) {
    for (int s = 0; s < symbols.length / 2; s++) {
      float scale = scale(noisePower, s);
      float i = s % 2 == 1 ? -symbols[2 * s] : symbols[2 * s];
      llr[s] = antipodal(i, scale) + antipodal(symbols[2 * s + 1], scale);
    }
  }

  private static float scale(float[] noisePower, int symbol) {
    return 1 / noisePower[noisePower.length == 1 ? 0 : symbol];
  }

  private static float antipodal(float y, float scale) {
    float zero = (y - Antipodal.AMPLITUDE) * (y - Antipodal.AMPLITUDE);
    float one = (y + Antipodal.AMPLITUDE) * (y + Antipodal.AMPLITUDE);
    return (one - zero) * scale;
  }

  private static void demapAxes(
      float[] symbols, float[] noisePower, SquareQam qam, DemapperRule rule, float[] llr) {
    LabelLlr labels = new LabelLlr(qam.bitsPerAxis(), rule);
    for (int s = 0; s < symbols.length / 2; s++) {
      float scale = scale(noisePower, s);
      for (int axis = 0; axis < 2; axis++) {
        measure(symbols[2 * s + axis], qam.levels(), labels.distances());
        labels.write(scale, llr, s * qam.order() + axis, 2);
      }
    }
  }

  private static void measure(float y, float[] levels, float[] distances) {
    for (int label = 0; label < levels.length; label++) {
      distances[label] = (y - levels[label]) * (y - levels[label]);
    }
  }

  private static void demapPoints(
      float[] symbols, float[] noisePower, Circle circle, DemapperRule rule, float[] llr) {
    LabelLlr labels = new LabelLlr(circle.order(), rule);
    float[] points = circle.coordinates();
    float[] distances = labels.distances();
    for (int s = 0; s < symbols.length / 2; s++) {
      for (int label = 0; label < distances.length; label++) {
        float i = symbols[2 * s] - points[2 * label];
        float q = symbols[2 * s + 1] - points[2 * label + 1];
        distances[label] = i * i + q * q;
      }
      labels.write(scale(noisePower, s), llr, s * circle.order(), 1);
    }
  }
}
