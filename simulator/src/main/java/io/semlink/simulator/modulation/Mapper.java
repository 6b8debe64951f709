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
    modulation.points().map(bits, symbols);
  }
}
