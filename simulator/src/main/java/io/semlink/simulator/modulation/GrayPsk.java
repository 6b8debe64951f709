package io.semlink.simulator.modulation;

/// Gray-labelled points of the unit circle. The amplitudes of {@link GrayPam}, a = -(M-1), ..., M-1
/// in steps of two, become the angles pi (a+1)/M: neighbours differ in one bit, and so do the two
/// ends, which the circle makes neighbours.
final class GrayPsk {
  private GrayPsk() {}

  /// I/Q interleaved points by label.
  ///
  /// @param numBits bits a symbol, m
  /// @return 2^m points, first bit of the label most significant
  static float[] points(int numBits) {
    int numPoints = 1 << numBits;
    float[] points = new float[2 * numPoints];
    for (int label = 0; label < numPoints; label++) {
      double angle = Math.PI * (GrayPam.amplitude(label, numBits) + 1) / numPoints;
      points[2 * label] = (float) StrictMath.cos(angle);
      points[2 * label + 1] = (float) StrictMath.sin(angle);
    }
    return points;
  }
}
