package io.semlink.simulator.channel;

import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.PskTheory;
import io.semlink.simulator.metrics.UncodedTheory;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EbN0;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.rng.UniformRandomProvider;

/// Random bits over a channel and back by hard decision.
final class UncodedLoop {
  private UncodedLoop() {}

  /// Bit error rate of a number of blocks and its standard error, from the scatter of the blocks:
  /// the bits of a symbol share its fade, so a binomial interval would be too narrow.
  record Measured(double rate, double standardError) {
    /// Normal interval.
    Interval interval(double confidence) {
      double quantile =
          new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
      return new Interval(rate - quantile * standardError, rate + quantile * standardError);
    }
  }

  /// Sends blocks of frame indices 0, 1, ... and counts bit errors.
  ///
  /// @param blockBits rounded down to whole symbols
  static Measured measure(Channel channel, Modem modem, int blockBits, int numBlocks) {
    SummaryStatistics rates = new SummaryStatistics();
    for (int block = 0; block < numBlocks; block++) {
      rates.addValue(errorRate(channel, modem, blockBits, block));
    }
    return new Measured(rates.getMean(), rates.getStandardDeviation() / Math.sqrt(numBlocks));
  }

  private static double errorRate(Channel channel, Modem modem, int blockBits, int block) {
    int order = modem.modulation().order();
    byte[] bits = new byte[blockBits / order * order];
    StreamKey key = new StreamKey(77, Purpose.RANDOM_BITS, block, order);
    UniformRandomProvider random = key.generator();
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (byte) (random.nextBoolean() ? 1 : 0);
    }
    float[] llr = channel.send(bits, modem, key);
    int errors = 0;
    for (int i = 0; i < bits.length; i++) {
      errors += (llr[i] < 0 ? 1 : 0) != bits[i] ? 1 : 0;
    }
    return (double) errors / bits.length;
  }

  /// Closed form over noise alone.
  static double awgnTheory(Modulation modulation, EbN0 ebN0) {
    return modulation.isPhaseShiftKeying()
        ? PskTheory.awgn(modulation.order(), ebN0)
        : UncodedTheory.awgn(modulation.order(), ebN0);
  }

  /// Closed form over Rayleigh fading.
  static double rayleighTheory(Modulation modulation, EbN0 ebN0) {
    return modulation.isPhaseShiftKeying()
        ? PskTheory.rayleigh(modulation.order(), ebN0)
        : UncodedTheory.rayleigh(modulation.order(), ebN0);
  }
}
