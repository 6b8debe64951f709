package io.semlink.simulator.metrics;

import io.semlink.simulator.units.EsN0;
import org.apache.commons.math3.special.Erf;

/// What a code can reach over Gaussian noise: capacity of free and of constrained input, and how
/// much a finite block loses to it (normal approximation: Polyanskiy, Poor and Verdu, IEEE Trans.
/// Inf. Theory 56(5), 2010). All per complex symbol, in bits.
public final class Capacity {
  /// Noise beyond this many deviations contributes below 1e-15.
  private static final double REACH = 8;

  private static final double STEP = 1.0 / 16;

  private Capacity() {}

  /// Shannon capacity of complex Gaussian noise, log2(1 + Es/N0).
  public static double awgn(EsN0 esN0) {
    return log2(1 + 1 / esN0.noisePower());
  }

  /// Ergodic capacity of flat Rayleigh fading of mean power 1 that the receiver knows, the mean of
  /// log2(1 + g Es/N0) over the exponential power gain g.
  ///
  /// @param meanEsN0 mean operating point
  public static double rayleigh(EsN0 meanEsN0) {
    double ratio = 1 / meanEsN0.noisePower();
    // g = exp(x) spreads both the deep fades and the tail evenly; the rule is exact to 1e-12.
    double sum = 0;
    for (double x = -40; x <= 5; x += 1.0 / 64) {
      double gain = StrictMath.exp(x);
      sum += log2(1 + gain * ratio) * StrictMath.exp(-gain) * gain;
    }
    return sum / 64;
  }

  /// Mean and variance of the information density of a constellation.
  ///
  /// @param bits mean, bits a symbol: the capacity
  /// @param dispersion variance, bits^2 a symbol
  public record Information(double bits, double dispersion) {}

  /// Capacity and dispersion of bit-interleaved coded modulation with a Gray-labelled constellation
  /// and exact LLRs: the bits of a label are demapped apart from each other, so the density is the
  /// sum of log2 p(y|b) / p(y) over them (Caire, Taricco and Biglieri, IEEE Trans. Inf. Theory
  /// 44(3), 1998). Two equal axes of pulse amplitude modulation; BPSK and QPSK are the binary-input
  /// channel.
  ///
  /// @param bitsPerSymbol 1 for BPSK, 2, 4, 6, ... for square QAM
  /// @throws IllegalArgumentException if bitsPerSymbol is neither 1 nor even
  public static Information bicm(int bitsPerSymbol, EsN0 esN0) {
    if (!UncodedTheory.covers(bitsPerSymbol)) {
      throw new IllegalArgumentException(
          "bits per symbol is %s but must be 1 or even".formatted(bitsPerSymbol));
    }
    int numLevels = 1 << Math.max(1, bitsPerSymbol / 2);
    int numAxes = bitsPerSymbol == 1 ? 1 : 2;
    // Levels 2 i + 1 - M at unit distance 2 have mean energy (M^2 - 1) / 3 an axis.
    double energy = ((double) numLevels * numLevels - 1) / 3 * numAxes;
    double deviation = Math.sqrt(esN0.noisePower() / 2 * energy);
    Information axis = axis(numLevels, deviation);
    return new Information(numAxes * axis.bits(), numAxes * axis.dispersion());
  }

  private static Information axis(int numLevels, double deviation) {
    double mean = 0;
    double square = 0;
    double weights = 0;
    for (int sent = 0; sent < numLevels; sent++) {
      for (double noise = -REACH; noise <= REACH; noise += STEP) {
        double weight = StrictMath.exp(-noise * noise / 2);
        double density = density(sent, noise, numLevels, deviation);
        weights += weight;
        mean += weight * density;
        square += weight * density * density;
      }
    }
    mean /= weights;
    return new Information(mean, Math.max(0, square / weights - mean * mean));
  }

  /// Sum over the label's bits of log2 p(y | bit) / p(y).
  private static double density(int sent, double noise, int numLevels, double deviation) {
    double[] likelihood = new double[numLevels];
    double all = 0;
    for (int level = 0; level < numLevels; level++) {
      double distance = noise + 2 * (sent - level) / deviation;
      // Relative to the level that was sent: no underflow where it matters.
      likelihood[level] = StrictMath.exp((noise * noise - distance * distance) / 2);
      all += likelihood[level];
    }
    double density = 0;
    for (int mask = 1; mask < numLevels; mask <<= 1) {
      double same = 0;
      for (int level = 0; level < numLevels; level++) {
        if (((gray(level) ^ gray(sent)) & mask) == 0) {
          same += likelihood[level];
        }
      }
      density += 1 + log2(same / all);
    }
    return density;
  }

  private static int gray(int level) {
    return level ^ (level >> 1);
  }

  /// Information bits that a block can carry at a block error rate, by the normal approximation n C
  /// - sqrt(n V) Qinv(epsilon) + log2(n) / 2.
  ///
  /// @param information capacity and dispersion of a symbol
  /// @param numSymbols n, symbols of the block, at least 1
  /// @param blockErrorRate epsilon, in (0, 1)
  /// @return may be negative for very short blocks
  public static double normalApproximation(
      Information information, int numSymbols, double blockErrorRate) {
    double deviations = Math.sqrt(2) * Erf.erfcInv(2 * blockErrorRate);
    return numSymbols * information.bits()
        - Math.sqrt(numSymbols * information.dispersion()) * deviations
        + log2(numSymbols) / 2;
  }

  private static double log2(double x) {
    return StrictMath.log(x) / StrictMath.log(2);
  }
}
