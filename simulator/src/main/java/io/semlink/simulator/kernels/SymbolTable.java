package io.semlink.simulator.kernels;

/// The points of a constellation by label, and the way from bits to them: the bits of a symbol are
/// multiplied together into its label. Immutable.
public final class SymbolTable {
  private final int order;
  private final float[] points;

  /// @param order bits a symbol, Qm, in 1..10
  /// @param points I/Q interleaved, 2^Qm of them, the first bit of a label most significant; not
  ///   modified, not retained
  public SymbolTable(int order, float[] points) {
    if (order < 1 || order > 10 || points.length != 2 << order) {
      throw new IllegalArgumentException(
          "%s values are no constellation of %s bits a symbol".formatted(points.length, order));
    }
    this.order = order;
    this.points = points.clone();
  }

  /// Maps bits to symbols.
  ///
  /// @param bits one bit (0 or 1) a byte, Qm a symbol, not modified
  /// @param symbols receives I/Q interleaved points, length 2 * numSymbols
  public void map(byte[] bits, float[] symbols) {
    int numSymbols = symbols.length / 2;
    // Eight bytes are read at once, also where a symbol has fewer bits.
    int fast =
        order > 8 ? 0 : Math.clamp(Math.floorDiv(bits.length - 8, order) + 1L, 0, numSymbols);
    for (int s = 0; s < fast; s++) {
      put(symbols, s, Octets.label(bits, s * order) >>> (8 - order));
    }
    for (int s = fast; s < numSymbols; s++) {
      int label = 0;
      for (int b = 0; b < order; b++) {
        label = (label << 1) | bits[s * order + b];
      }
      put(symbols, s, label);
    }
  }

  private void put(float[] symbols, int symbol, int label) {
    symbols[2 * symbol] = points[2 * label];
    symbols[2 * symbol + 1] = points[2 * label + 1];
  }
}
