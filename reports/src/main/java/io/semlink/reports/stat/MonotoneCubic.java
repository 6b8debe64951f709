package io.semlink.reports.stat;

/// Piecewise cubic Hermite interpolation that keeps the shape of the data: monotone where they are,
/// no overshoot (Fritsch and Butland, "A method for constructing local monotone piecewise cubic
/// interpolants", SIAM J. Sci. Stat. Comput. 5(2), 1984; at the ends the one-sided formula of three
/// points, limited likewise). Immutable.
final class MonotoneCubic {
  private final double[] x;
  private final double[] y;
  private final double[] slopes;

  /// A curve through points; two of them give a straight line.
  ///
  /// @param x strictly ascending, at least two, not modified
  /// @param y of equal length, not modified
  MonotoneCubic(double[] x, double[] y) {
    this.x = x.clone();
    this.y = y.clone();
    this.slopes = slopes(x, y);
  }

  /// Exact integral.
  ///
  /// @param from at least the first x
  /// @param to at least from, at most the last x
  double integral(double from, double to) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double low = Math.max(from, x[i]);
      double high = Math.min(to, x[i + 1]);
      if (low < high) {
        sum += fromLeft(i, high) - fromLeft(i, low);
      }
    }
    return sum;
  }

  /// Integral of piece i from its left end, by the primitives of the four Hermite polynomials.
  private double fromLeft(int i, double end) {
    double h = x[i + 1] - x[i];
    double t = (end - x[i]) / h;
    double t2 = t * t;
    double t3 = t2 * t;
    double t4 = t2 * t2;
    return h
        * (y[i] * (t4 / 2 - t3 + t)
            + y[i + 1] * (t3 - t4 / 2)
            + h * slopes[i] * (t4 / 4 - 2 * t3 / 3 + t2 / 2)
            + h * slopes[i + 1] * (t4 / 4 - t3 / 3));
  }

  private static double[] slopes(double[] x, double[] y) {
    int pieces = x.length - 1;
    double[] h = new double[pieces];
    double[] secant = new double[pieces];
    for (int i = 0; i < pieces; i++) {
      h[i] = x[i + 1] - x[i];
      secant[i] = (y[i + 1] - y[i]) / h[i];
    }
    double[] slopes = new double[x.length];
    if (pieces == 1) {
      slopes[0] = secant[0];
      slopes[1] = secant[0];
      return slopes;
    }
    for (int i = 1; i < pieces; i++) {
      slopes[i] = inner(h[i - 1], h[i], secant[i - 1], secant[i]);
    }
    slopes[0] = end(h[0], h[1], secant[0], secant[1]);
    slopes[pieces] = end(h[pieces - 1], h[pieces - 2], secant[pieces - 1], secant[pieces - 2]);
    return slopes;
  }

  /// Weighted harmonic mean of the secants on both sides, 0 at an extremum.
  private static double inner(double hLeft, double hRight, double left, double right) {
    if (left * right <= 0) {
      return 0;
    }
    double ofLeft = 2 * hRight + hLeft;
    double ofRight = hRight + 2 * hLeft;
    return (ofLeft + ofRight) / (ofLeft / left + ofRight / right);
  }

  private static double end(double h, double hNext, double secant, double secantNext) {
    double slope = ((2 * h + hNext) * secant - h * secantNext) / (h + hNext);
    if (slope * secant <= 0) {
      return 0;
    }
    boolean turns = secant * secantNext <= 0;
    return turns && Math.abs(slope) > 3 * Math.abs(secant) ? 3 * secant : slope;
  }
}
