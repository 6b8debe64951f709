package io.semlink.simulator.channel;

/// A bank of complex oscillators that are added up.
final class Oscillators {
  private final double[] re;
  private final double[] im;
  private final double[] stepRe;
  private final double[] stepIm;

  Oscillators(int count) {
    re = new double[count];
    im = new double[count];
    stepRe = new double[count];
    stepIm = new double[count];
  }

  /// Sets one oscillator: its complex amplitude and its phase a step, in radians.
  void set(int n, double amplitudeRe, double amplitudeIm, double phase) {
    re[n] = amplitudeRe;
    im[n] = amplitudeIm;
    stepRe[n] = StrictMath.cos(phase);
    stepIm[n] = StrictMath.sin(phase);
  }

  /// Writes the sum step by step, I/Q interleaved, and leaves the oscillators turned.
  void sum(float[] values) {
    for (int i = 0; i < values.length; i += 2) {
      double sumRe = 0;
      double sumIm = 0;
      for (int n = 0; n < re.length; n++) {
        double x = re[n];
        double y = im[n];
        sumRe += x;
        sumIm += y;
        re[n] = x * stepRe[n] - y * stepIm[n];
        im[n] = x * stepIm[n] + y * stepRe[n];
      }
      values[i] = (float) sumRe;
      values[i + 1] = (float) sumIm;
    }
  }
}
