package io.semlink.simulator.modulation;

/// Soft demapping with the max-log approximation: each bit's LLR is the difference of the squared
/// distances to the nearest level with that bit 1 and with that bit 0, over N0. Exact for BPSK and
/// QPSK.
final class Demapper {
  private Demapper() {}

  /// Demaps equalised symbols.
  ///
  /// @param symbols I/Q interleaved, gain already divided out, length 2 * numSymbols, not modified
  /// @param noisePower noise power of each complex symbol after equalisation, length numSymbols,
  ///   positive
  /// @param modem which constellation and rule
  /// @param llr receives LLRs, ln P(b=0)/P(b=1), length numSymbols * Qm
  static void demap(float[] symbols, float[] noisePower, Modem modem, float[] llr) {
    Modulation modulation = modem.modulation();
    int order = modulation.order();
    int numSymbols = noisePower.length;
    float[] levels = modulation.axisLevels();
    for (int s = 0; s < numSymbols; s++) {
      float scale = 1 / noisePower[s];
      if (order == 1) {
        // The bit stands on both axes; using one alone would lose 3 dB.
        demapAxis(symbols[2 * s], scale, levels, llr, s);
        float inPhase = llr[s];
        demapAxis(symbols[2 * s + 1], scale, levels, llr, s);
        llr[s] += inPhase;
      } else {
        demapAxis(symbols[2 * s], scale, levels, llr, s * order);
        demapAxis(symbols[2 * s + 1], scale, levels, llr, s * order + 1);
      }
    }
  }

  /// Writes the LLRs of one axis to positions from, from + 2, ...
  private static void demapAxis(float y, float scale, float[] levels, float[] llr, int from) {
    int numBits = Integer.numberOfTrailingZeros(levels.length);
    for (int b = 0; b < numBits; b++) {
      int mask = levels.length >> (b + 1);
      float nearestZero = Float.MAX_VALUE;
      float nearestOne = Float.MAX_VALUE;
      for (int label = 0; label < levels.length; label++) {
        float distance = (y - levels[label]) * (y - levels[label]);
        if ((label & mask) == 0) {
          nearestZero = Math.min(nearestZero, distance);
        } else {
          nearestOne = Math.min(nearestOne, distance);
        }
      }
      llr[from + 2 * b] = (nearestOne - nearestZero) * scale;
    }
  }
}
