package io.semlink.simulator.modulation;

import io.semlink.simulator.kernels.GrayAxis;
import io.semlink.simulator.kernels.SymbolTable;

/// Points of a modulation scheme and the bits that label them, mean symbol energy 1. The forms
/// differ in what a demapper can take apart.
sealed interface Constellation {
  /// Coded bits a symbol, Qm.
  int order();

  /// Points by label, before any rotation along the block.
  SymbolTable points();

  /// Largest symbol energy over the mean one, exactly.
  double peakToAverage();

  /// One bit, the same on both axes: (1+j)/sqrt(2) for 0 and its opposite for 1.
  ///
  /// @param rotating whether every second symbol of a block, beginning with the second, is turned
  ///   by a quarter (3GPP TS 38.211, clause 5.1.1)
  record Antipodal(boolean rotating) implements Constellation {
    /// Amplitude of each axis.
    static final float AMPLITUDE = (float) Math.sqrt(0.5);

    /// The axis as the kernels take it.
    static final GrayAxis AXIS = new GrayAxis(1, GrayPam.unit(1));

    private static final SymbolTable POINTS =
        new SymbolTable(1, new float[] {AMPLITUDE, AMPLITUDE, -AMPLITUDE, -AMPLITUDE});

    @Override
    public SymbolTable points() {
      return POINTS;
    }

    @Override
    public int order() {
      return 1;
    }

    @Override
    public double peakToAverage() {
      return 1;
    }
  }

  /// Two independent axes with the same Gray-labelled amplitudes: the even bits label I, the odd
  /// ones Q.
  ///
  /// @param bitsPerAxis Qm / 2
  /// @param levels amplitude by label, first bit most significant, length 2^bitsPerAxis, never
  ///   written
  /// @param axis the same levels as the kernels take them
  /// @param points all points
  record SquareQam(int bitsPerAxis, float[] levels, GrayAxis axis, SymbolTable points)
      implements Constellation {
    SquareQam(int bitsPerAxis) {
      this(
          bitsPerAxis,
          GrayPam.levels(bitsPerAxis),
          new GrayAxis(bitsPerAxis, GrayPam.unit(bitsPerAxis)),
          new SymbolTable(2 * bitsPerAxis, points(bitsPerAxis, GrayPam.levels(bitsPerAxis))));
    }

    /// Bits 0, 2, 4, ... of a symbol label its I axis, bits 1, 3, 5, ... its Q axis.
    private static float[] points(int bitsPerAxis, float[] levels) {
      int order = 2 * bitsPerAxis;
      float[] points = new float[2 << order];
      for (int label = 0; label < 1 << order; label++) {
        int[] axes = new int[2];
        for (int b = 0; b < order; b++) {
          axes[b % 2] = axes[b % 2] << 1 | (label >> (order - 1 - b) & 1);
        }
        points[2 * label] = levels[axes[0]];
        points[2 * label + 1] = levels[axes[1]];
      }
      return points;
    }

    @Override
    public int order() {
      return 2 * bitsPerAxis;
    }

    @Override
    public double peakToAverage() {
      double numLevels = levels.length;
      return 3 * (numLevels - 1) / (numLevels + 1);
    }
  }

  /// Points of a circle.
  ///
  /// @param order Qm
  /// @param coordinates I/Q interleaved points by label, first bit most significant, length
  ///   2^(Qm+1), never written
  /// @param points the same as the kernels take them
  record Circle(int order, float[] coordinates, SymbolTable points) implements Constellation {
    Circle(int order) {
      this(order, GrayPsk.points(order), new SymbolTable(order, GrayPsk.points(order)));
    }

    @Override
    public double peakToAverage() {
      return 1;
    }
  }
}
