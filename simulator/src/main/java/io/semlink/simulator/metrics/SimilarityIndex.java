package io.semlink.simulator.metrics;

/// Means of the SSIM map of two planes and of its contrast-structure part (Wang et al. 2004,
/// equations 12 and 13).
///
/// @param ssim mean of luminance times contrast times structure
/// @param contrastStructure mean of contrast times structure
record SimilarityIndex(double ssim, double contrastStructure) {
  private static final int WINDOW = 11;
  private static final double SIGMA = 1.5;
  private static final double C1 = (0.01 * 255) * (0.01 * 255);
  private static final double C2 = (0.03 * 255) * (0.03 * 255);

  /// Compares two planes of equal size; NaN if the window does not fit.
  static SimilarityIndex of(Plane a, Plane b) {
    if (a.height() < WINDOW || a.width() < WINDOW) {
      return new SimilarityIndex(Double.NaN, Double.NaN);
    }
    double[] window = window();
    double[] meanA = a.filtered(window).values();
    double[] meanB = b.filtered(window).values();
    double[] squareA = a.times(a).filtered(window).values();
    double[] squareB = b.times(b).filtered(window).values();
    double[] product = a.times(b).filtered(window).values();
    double ssim = 0;
    double contrastStructure = 0;
    for (int i = 0; i < meanA.length; i++) {
      double means = meanA[i] * meanB[i];
      double squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
      double cs = (2 * (product[i] - means) + C2) / (squareA[i] + squareB[i] - squares + C2);
      contrastStructure += cs;
      ssim += cs * (2 * means + C1) / (squares + C1);
    }
    return new SimilarityIndex(ssim / meanA.length, contrastStructure / meanA.length);
  }

  private static double[] window() {
    double[] window = new double[WINDOW];
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      double x = (i - WINDOW / 2) / SIGMA;
      window[i] = Math.exp(-x * x / 2);
      sum += window[i];
    }
    for (int i = 0; i < WINDOW; i++) {
      window[i] /= sum;
    }
    return window;
  }
}
