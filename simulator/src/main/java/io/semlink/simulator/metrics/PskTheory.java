package io.semlink.simulator.metrics;

import io.semlink.simulator.units.Decibels;
import io.semlink.simulator.units.EbN0;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/// Exact bit error rates of uncoded M-ary phase shift keying with Gray labels and coherent
/// detection.
///
/// The rate is the sum over the decision sectors of their probability times the mean share of wrong
/// bits of a sector that is k steps off (Lassing, Strom, Agrell and Ottosson, "Computation of the
/// exact bit-error rate of coherent M-ary PSK with Gray code bit mapping", IEEE Trans. Commun.
/// 51(11), 2003). The probability of a phase beyond an angle is Craig's single integral (MILCOM
/// 1991), here by composite Gauss-Legendre quadrature.
public final class PskTheory {
  private static final int NODES = 16;
  private static final int PANELS = 24;

  private PskTheory() {}

  /// Bit error rate over additive white Gaussian noise.
  ///
  /// @param bitsPerSymbol log2 M, 1 to 8
  /// @param ebN0 energy per bit over N0
  /// @return probability in (0, 0.5), each bit of the label weighted equally
  /// @throws IllegalArgumentException if bitsPerSymbol is out of range
  public static double awgn(int bitsPerSymbol, EbN0 ebN0) {
    double esN0 = bitsPerSymbol * Decibels.toLinear(ebN0.db());
    return errorRate(bitsPerSymbol, x -> Math.exp(-esN0 * x));
  }

  /// Bit error rate over flat Rayleigh fading of mean power 1 that the receiver knows, averaged
  /// over the fading: the exponential becomes its mean, 1/(1 + Es/N0 x).
  ///
  /// @param bitsPerSymbol log2 M, 1 to 8
  /// @param meanEbN0 mean energy per bit over N0
  /// @return probability in (0, 0.5), each bit of the label weighted equally
  /// @throws IllegalArgumentException if bitsPerSymbol is out of range
  public static double rayleigh(int bitsPerSymbol, EbN0 meanEbN0) {
    double esN0 = bitsPerSymbol * Decibels.toLinear(meanEbN0.db());
    return errorRate(bitsPerSymbol, x -> 1 / (1 + esN0 * x));
  }

  /// @param mean maps x to the mean of exp(-Es/N0 x)
  private static double errorRate(int bitsPerSymbol, DoubleUnaryOperator mean) {
    if (bitsPerSymbol < 1 || bitsPerSymbol > 8) {
      throw new IllegalArgumentException(
          "bits per symbol is %s but must lie in [1, 8]".formatted(bitsPerSymbol));
    }
    int numPoints = 1 << bitsPerSymbol;
    double sum = 0;
    double beyond = tail(Math.PI / numPoints, mean);
    for (int k = 1; k <= numPoints / 2; k++) {
      double next = k == numPoints / 2 ? 0 : tail((2 * k + 1) * Math.PI / numPoints, mean);
      // Sectors k and -k differ equally, and the one opposite has both halves: twice either way.
      sum += 2 * (beyond - next) * wrongBits(k, bitsPerSymbol);
      beyond = next;
    }
    return sum / bitsPerSymbol;
  }

  /// Mean number of wrong bits of a sector k steps off, over all points of the reflected Gray code.
  private static double wrongBits(int k, int bitsPerSymbol) {
    int numPoints = 1 << bitsPerSymbol;
    long sum = 0;
    for (int sent = 0; sent < numPoints; sent++) {
      int decided = (sent + k) % numPoints;
      sum += Integer.bitCount((sent ^ sent >> 1) ^ (decided ^ decided >> 1));
    }
    return (double) sum / numPoints;
  }

  /// Probability that noise turns the phase by more than an angle, and by less than half a turn, to
  /// one side.
  private static double tail(double angle, DoubleUnaryOperator mean) {
    double sine = Math.sin(angle);
    double width = (Math.PI - angle) / PANELS;
    GaussIntegratorFactory quadrature = new GaussIntegratorFactory();
    double sum = 0;
    for (int panel = 0; panel < PANELS; panel++) {
      GaussIntegrator nodes = quadrature.legendre(NODES, panel * width, (panel + 1) * width);
      sum +=
          nodes.integrate(t -> {
            double ratio = sine / Math.sin(t);
            return mean.applyAsDouble(ratio * ratio);
          });
    }
    return sum / (2 * Math.PI);
  }
}
