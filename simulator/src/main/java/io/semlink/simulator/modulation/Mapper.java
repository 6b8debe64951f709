package io.semlink.simulator.modulation;

import io.semlink.simulator.modulation.Constellation.Antipodal;
import io.semlink.simulator.modulation.Constellation.Circle;
import io.semlink.simulator.modulation.Constellation.SquareQam;

/// Maps coded bits to symbols (3GPP TS 38.211, clause 5.1).
final class Mapper {
  private Mapper() {}

  /// Maps bits to symbols.
  ///
  /// @param bits coded bits, one a byte, length numSymbols * Qm, not modified
  /// @param modulation which constellation
  /// @param symbols receives I/Q interleaved symbols, length 2 * numSymbols
  static void map(byte[] bits, Modulation modulation, float[] symbols) {
    switch (modulation.constellation()) {
      case Antipodal antipodal -> mapAntipodal(bits, antipodal.rotating(), symbols);
      case SquareQam qam -> mapAxes(bits, qam, symbols);
      case Circle circle -> mapPoints(bits, circle, symbols);
    }
  }

  private static void mapAntipodal(byte[] bits, boolean rotating, float[] symbols) {
    for (int s = 0; s < symbols.length / 2; s++) {
      float level = bits[s] == 0 ? Antipodal.AMPLITUDE : -Antipodal.AMPLITUDE;
      // A quarter turn of (a, a) is (-a, a).
      symbols[2 * s] = rotating && s % 2 == 1 ? -level : level;
      symbols[2 * s + 1] = level;
    }
  }

  /// Bits 0, 2, 4, ... of a symbol label its I axis, bits 1, 3, 5, ... its Q axis.
  private static void mapAxes(byte[] bits, SquareQam qam, float[] symbols) {
    float[] levels = qam.levels();
    int axisBits = qam.bitsPerAxis();
    for (int s = 0; s < symbols.length / 2; s++) {
      int from = s * 2 * axisBits;
      symbols[2 * s] = levels[label(bits, from, 2, axisBits)];
      symbols[2 * s + 1] = levels[label(bits, from + 1, 2, axisBits)];
    }
  }

  private static void mapPoints(byte[] bits, Circle circle, float[] symbols) {
    float[] points = circle.points();
    int order = circle.order();
    for (int s = 0; s < symbols.length / 2; s++) {
      int label = label(bits, s * order, 1, order);
      symbols[2 * s] = points[2 * label];
      symbols[2 * s + 1] = points[2 * label + 1];
    }
  }

  private static int label(byte[] bits, int from, int stride, int numBits) {
    int label = 0;
    for (int b = 0; b < numBits; b++) {
      label = label << 1 | bits[from + stride * b];
    }
    return label;
  }
}
