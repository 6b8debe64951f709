package io.semlink.simulator.modulation;

/// Maps coded bits to symbols (3GPP TS 38.211, clause 5.1).
public final class Mapper {
  private Mapper() {}

  /// Maps bits to symbols. Bits 0, 2, 4, ... of a symbol label its I axis, bits 1, 3, 5, ... its Q
  /// axis, most significant first.
  ///
  /// @param bits coded bits, one a byte, length numSymbols * Qm, not modified
  /// @param modulation which constellation
  /// @return I/Q interleaved symbols, length 2 * numSymbols
  /// @throws IllegalArgumentException if the length is not a multiple of Qm
  public static float[] map(byte[] bits, Modulation modulation) {
    int order = modulation.order();
    if (bits.length % order != 0) {
      throw new IllegalArgumentException(
          "%d bits do not fill symbols of %d bits".formatted(bits.length, order));
    }
    int numSymbols = bits.length / order;
    float[] levels = modulation.axisLevels();
    float[] symbols = new float[2 * numSymbols];
    int axisBits = modulation.bitsPerAxis();
    int quadrature = order == 1 ? 0 : 1;
    for (int s = 0; s < numSymbols; s++) {
      symbols[2 * s] = levels[label(bits, s * order, axisBits)];
      symbols[2 * s + 1] = levels[label(bits, s * order + quadrature, axisBits)];
    }
    return symbols;
  }

  private static int label(byte[] bits, int from, int numBits) {
    int label = 0;
    for (int b = 0; b < numBits; b++) {
      label = label << 1 | bits[from + 2 * b];
    }
    return label;
  }
}
