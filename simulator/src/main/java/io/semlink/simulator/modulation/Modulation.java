package io.semlink.simulator.modulation;

import io.semlink.simulator.kernels.GrayAxis;
import io.semlink.simulator.kernels.SymbolTable;

/// Modulation schemes of 3GPP TS 38.211, clause 5.1. Constellations are Gray-labelled, square (BPSK
/// apart) and have mean symbol energy 1.
public enum Modulation {
  /// Clause 5.1.2: one bit on both axes, so that the symbols are (1+j)/sqrt(2) and its opposite.
  BPSK("bpsk", 1),
  /// Clause 5.1.3.
  QPSK("qpsk", 2),
  /// Clause 5.1.4.
  QAM16("16qam", 4),
  /// Clause 5.1.5.
  QAM64("64qam", 6),
  /// Clause 5.1.6.
  QAM256("256qam", 8);

  private final String keyword;
  private final int order;

  // Never written after construction and never handed out of the package.
  @SuppressWarnings("ImmutableEnumChecker")
  private final float[] axisLevels;

  // Immutable, though no annotation says so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final SymbolTable points;

  // A record of two primitives.
  @SuppressWarnings("ImmutableEnumChecker")
  private final GrayAxis axis;

  Modulation(String keyword, int order) {
    this.keyword = keyword;
    this.order = order;
    this.axisLevels = GrayPam.levels(bitsPerAxis());
    this.points = new SymbolTable(order, points(axisLevels, order));
    this.axis = new GrayAxis(bitsPerAxis(), GrayPam.unit(bitsPerAxis()));
  }

  /// Bits 0, 2, 4, ... of a label choose the level of its I axis, bits 1, 3, 5, ... that of its Q
  /// axis; a single bit both.
  private static float[] points(float[] levels, int order) {
    float[] points = new float[2 << order];
    for (int label = 0; label < 1 << order; label++) {
      int[] axes = new int[2];
      for (int bit = 0; bit < order; bit++) {
        axes[bit % 2] = 2 * axes[bit % 2] + (label >> (order - 1 - bit) & 1);
      }
      points[2 * label] = levels[axes[0]];
      points[2 * label + 1] = levels[axes[order == 1 ? 0 : 1]];
    }
    return points;
  }

  /// The word of the scenario language, as "16qam".
  public String keyword() {
    return keyword;
  }

  /// Coded bits a symbol, Qm.
  public int order() {
    return order;
  }

  /// Amplitude of each axis by its bits (first bit most significant): length 2^bitsPerAxis, scaled
  /// to mean symbol energy 1.
  float[] axisLevels() {
    return axisLevels;
  }

  /// All points by label.
  SymbolTable points() {
    return points;
  }

  /// The axis as the kernels take it.
  GrayAxis axis() {
    return axis;
  }

  /// Bits that one axis carries; BPSK carries the same bit on both.
  int bitsPerAxis() {
    return Math.max(1, order / 2);
  }
}
