package io.semlink.scenarios.verify;

import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EbN0;
import io.semlink.simulator.units.EsN0;
import java.util.List;
import java.util.Locale;

/// V4 and V5: the conversions between Es/N0, Eb/N0 and noise power, the power of the noise itself,
/// and the exact binomial interval.
record ArithmeticCheck() implements Check {
  private static final int NUM_SYMBOLS = 1_000_000;

  @Override
  public String title() {
    return "arithmetic of energies and intervals";
  }

  @Override
  public List<CheckResult> run(Effort effort) {
    Interval hundred = new ErrorCounts(100, 1_000_000).interval(0.95);
    Interval none = new ErrorCounts(0, 1000).interval(0.95);
    return List.of(
        // (648,540) with one bit a symbol: 10 log10(5/6) = -0.791812460476248 dB.
        within(
            "V4",
            "Es/N0 of Eb/N0 = 4 dB at R = 5/6, BPSK",
            4 - 0.791812460476248,
            new EbN0(4).toEsN0(new CodeRate(5, 6), 1).db(),
            1e-12),
        within(
            "V4",
            "Eb/N0 of Es/N0 = 4 dB at R = 1/3, 16-QAM",
            4 - 1.249387366082999,
            new EsN0(4).toEbN0(new CodeRate(1, 3), 4).db(),
            1e-12),
        within("V4", "N0 at Es/N0 = 3 dB", 0.501187233627272, new EsN0(3).noisePower(), 1e-12),
        within("V4", "power of the unit noise, 1e6 symbols", 2, noisePower(), 0.02),
        within("V5", "100 errors in 1e6, lower end", 8.1365e-5, hundred.low(), 5e-9),
        within("V5", "100 errors in 1e6, upper end", 1.2163e-4, hundred.high(), 5e-9),
        within("V5", "0 errors in 1000, upper end", 3.6821e-3, none.high(), 5e-8));
  }

  /// Mean energy of a complex symbol of unit noise, 1 a real dimension.
  private static double noisePower() {
    StreamKey key = StreamKey.of(1, Purpose.CHANNEL_NOISE, 0);
    double energy = 0;
    for (float x : GaussianNoise.draw(key, 2 * NUM_SYMBOLS)) {
      energy += (double) x * x;
    }
    return energy / NUM_SYMBOLS;
  }

  private static CheckResult within(
      String id, String subject, double expected, double measured, double tolerance) {
    return new CheckResult(
        id,
        subject,
        Math.abs(measured - expected) <= tolerance,
        String.format(Locale.ROOT, "%.5g", expected),
        String.format(Locale.ROOT, "%.5g", measured),
        null);
  }
}
