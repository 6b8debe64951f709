package io.semlink.simulator.modulation;

/// Gray-labelled pulse amplitudes of one axis: 3GPP TS 38.211, clauses 5.1.3 to 5.1.7, share the
/// recursion (1-2b0) [2^(m-1) - (1-2b1) [2^(m-2) - ...]].
final class GrayPam {
  private GrayPam() {}

  /// Levels by label.
  ///
  /// @param numBits bits of the axis, m
  /// @return 2^m amplitudes, scaled so that two axes together have mean energy 1
  static float[] levels(int numBits) {
    int numLevels = 1 << numBits;
    double scale = scale(numBits);
    float[] levels = new float[numLevels];
    for (int label = 0; label < numLevels; label++) {
      levels[label] = (float) (scale * amplitude(label, numBits));
    }
    return levels;
  }

  /// Half the distance between neighbouring levels.
  ///
  /// @param numBits bits of the axis, m
  static float unit(int numBits) {
    return (float) scale(numBits);
  }

  private static double scale(int numBits) {
    int numLevels = 1 << numBits;
    double meanEnergy = (numLevels * numLevels - 1) / 3.0;
    return 1 / Math.sqrt(2 * meanEnergy);
  }

  /// The odd integer of a label, from -(2^m - 1) to 2^m - 1.
  ///
  /// @param label bits of the axis, first one most significant
  /// @param numBits m
  static int amplitude(int label, int numBits) {
    int amplitude = 1;
    for (int bit = 0; bit < numBits; bit++) {
      int sign = 1 - 2 * ((label >> bit) & 1);
      amplitude = bit == 0 ? sign : sign * ((1 << bit) - amplitude);
    }
    return amplitude;
  }
}
