package io.semlink.simulator.metrics;

import io.semlink.simulator.units.Decibels;
import io.semlink.simulator.units.EbN0;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;

/// Exact bit error rates of uncoded transmission with Gray labels and coherent detection.
///
/// Square QAM is two independent pulse amplitude modulations (PAM) of sqrt(M) levels, whose bit
/// error rate is the sum of Cho and Yoon ("On the general BER expression of one- and
/// two-dimensional amplitude modulations", IEEE Trans. Commun. 50(7), 2002). Energy counts per bit;
/// without a code Es/N0 in dB = Eb/N0 in dB + 10 log10(Qm).
public final class UncodedTheory {
  private UncodedTheory() {}

  /// Bit error rate over additive white Gaussian noise.
  ///
  /// @param bitsPerSymbol 1 for BPSK, 2 for QPSK, 4, 6, 8, ... for square QAM
  /// @param ebN0 energy per bit over N0
  /// @return probability in (0, 0.5), each bit of the label weighted equally
  /// @throws IllegalArgumentException if bitsPerSymbol is neither 1 nor even
  public static double awgn(int bitsPerSymbol, EbN0 ebN0) {
    return choYoon(bitsPerSymbol, ebN0, x -> Erf.erfc(Math.sqrt(x)));
  }

  /// Bit error rate over flat Rayleigh fading of mean power 1 that the receiver knows, averaged
  /// over the fading (Proakis, "Digital Communications", 5th edition, section 13.3): each term 2
  /// Q(sqrt(2 x)) becomes 1 - sqrt(x / (1 + x)).
  ///
  /// @param bitsPerSymbol 1 for BPSK, 2 for QPSK, 4, 6, 8, ... for square QAM
  /// @param meanEbN0 mean energy per bit over N0
  /// @return probability in (0, 0.5), each bit of the label weighted equally
  /// @throws IllegalArgumentException if bitsPerSymbol is neither 1 nor even
  public static double rayleigh(int bitsPerSymbol, EbN0 meanEbN0) {
    return choYoon(bitsPerSymbol, meanEbN0, UncodedTheory::fadedTwoQ);
  }

  /// Whether a modulation of so many bits a symbol has a closed form here.
  public static boolean covers(int bitsPerSymbol) {
    return bitsPerSymbol == 1 || (bitsPerSymbol > 0 && bitsPerSymbol % 2 == 0);
  }

  /// Sum over the bits of one PAM axis and over the decision boundaries each bit sees.
  ///
  /// @param twoQ maps x to the mean of 2 Q(sqrt(2 x))
  private static double choYoon(int bitsPerSymbol, EbN0 ebN0, DoubleUnaryOperator twoQ) {
    if (!covers(bitsPerSymbol)) {
      throw new IllegalArgumentException(
          "bits per symbol is %s but must be 1 or even".formatted(bitsPerSymbol));
    }
    int bitsPerAxis = Math.max(1, bitsPerSymbol / 2);
    int levels = 1 << bitsPerAxis;
    double unit = 3.0 * bitsPerAxis / ((double) levels * levels - 1) * Decibels.toLinear(ebN0.db());
    double sum = 0;
    for (int bit = 1; bit <= bitsPerAxis; bit++) {
      int weight = 1 << (bit - 1);
      int numBoundaries = levels - (levels >> bit);
      for (int i = 0; i < numBoundaries; i++) {
        int sign = (i * weight / levels) % 2 == 0 ? 1 : -1;
        int count = weight - (2 * i * weight + levels) / (2 * levels);
        double distance = 2.0 * i + 1;
        sum += sign * count * twoQ.applyAsDouble(distance * distance * unit);
      }
    }
    return sum / levels / bitsPerAxis;
  }

  /// 1 - sqrt(x / (1 + x)) without cancellation at large x.
  private static double fadedTwoQ(double x) {
    return 1 / ((1 + x) * (1 + Math.sqrt(x / (1 + x))));
  }
}
