package io.semlink.simulator.modulation;

import io.semlink.simulator.modulation.Constellation.Antipodal;

/// Maps coded bits to symbols (3GPP TS 38.211, clause 5.1).
final class Mapper {
  private Mapper() {}

  /// Maps bits to symbols.
  ///
  /// @param bits coded bits, one a byte, length numSymbols * Qm, not modified
  /// @param modulation which constellation
  /// @param symbols receives I/Q interleaved symbols, length 2 * numSymbols
  static void map(byte[] bits, Modulation modulation, float[] symbols) {
    if (modulation.constellation() instanceof Antipodal antipodal && antipodal.rotating()) {
      mapRotating(bits, symbols);
    } else {
      modulation.constellation().points().map(bits, symbols);
    }
  }

  private static void mapRotating(byte[] bits, float[] symbols) {
    for (int s = 0; s < symbols.length / 2; s++) {
      float level = bits[s] == 0 ? Antipodal.AMPLITUDE : -Antipodal.AMPLITUDE;
      // A quarter turn of (a, a) is (-a, a).
      symbols[2 * s] = s % 2 == 1 ? -level : level;
      symbols[2 * s + 1] = level;
    }
  }
}
