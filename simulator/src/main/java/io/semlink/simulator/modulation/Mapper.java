package io.semlink.simulator.modulation;

/// Maps coded bits to symbols (3GPP TS 38.211, clause 5.1).
final class Mapper {
  private Mapper() {}

  /// Maps bits to symbols. Bits 0, 2, 4, ... of a symbol label its I axis, bits 1, 3, 5, ... its Q
  /// axis, most significant first.
  ///
  /// @param bits coded bits, one a byte, length numSymbols * Qm, not modified
  /// @param modulation which constellation
  /// @param symbols receives I/Q interleaved symbols, length 2 * numSymbols
  static void map(byte[] bits, Modulation modulation, float[] symbols) {
    int order = modulation.order();
    int numSymbols = symbols.length / 2;
    float[] levels = modulation.axisLevels();
    int axisBits = modulation.bitsPerAxis();
    int quadrature = order == 1 ? 0 : 1;
    for (int s = 0; s < numSymbols; s++) {
      symbols[2 * s] = levels[label(bits, s * order, axisBits)];
      symbols[2 * s + 1] = levels[label(bits, s * order + quadrature, axisBits)];
    }
  }

  private static int label(byte[] bits, int from, int numBits) {
    int label = 0;
    for (int b = 0; b < numBits; b++) {
      label = label << 1 | bits[from + 2 * b];
    }
    return label;
  }
}
