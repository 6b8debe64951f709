package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.channel.GainLaw.Nakagami;
import io.semlink.simulator.channel.GainLaw.Rayleigh;
import io.semlink.simulator.channel.GainLaw.Rician;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.special.BesselJ;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Second-order statistics of Clarke's model: closed forms within four standard errors, taken from
/// the scatter of independent blocks.
final class DopplerFadingTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.002, 0.02, 0.3})
  void autocorrelationIsBessel(double doppler) {
    DopplerFading fading = new DopplerFading(new Rayleigh(), doppler);
    for (int lag : new int[] {0, 1, 7, 19, 60, 110}) {
      int later = lag;
      SummaryStatistics real = overBlocks(fading, 112, 1500, g -> product(g, 0, later).re());
      SummaryStatistics imaginary = overBlocks(fading, 112, 1500, g -> product(g, 0, later).im());
      double expected = lag == 0 ? 1 : BesselJ.value(0, 2 * Math.PI * doppler * lag);
      assertThat(real.getMean()).as("lag %d", lag).isCloseTo(expected, within(errorOf(real)));
      assertThat(imaginary.getMean()).isCloseTo(0, within(errorOf(imaginary) + 1e-9));
    }
  }

  /// Far beyond the reach of the angles within a block, the blocks together still follow J0.
  @Test
  void autocorrelationHoldsBeyondTheOscillators() {
    DopplerFading fading = new DopplerFading(new Rayleigh(), 0.5);
    SummaryStatistics real = overBlocks(fading, 201, 2000, g -> product(g, 0, 200).re());
    assertThat(real.getMean()).isCloseTo(BesselJ.value(0, Math.PI * 200), within(errorOf(real)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 99})
  void powerIsExponentialAtEverySymbol(int symbol) {
    DopplerFading fading = new DopplerFading(new Rayleigh(), 0.01);
    double[] powers = new double[4000];
    float[] gains = new float[200];
    for (int block = 0; block < powers.length; block++) {
      fading.draw(key(block), gains);
      powers[block] = product(gains, symbol, symbol).re();
    }
    KolmogorovSmirnov.assertFits(powers, x -> 1 - Math.exp(-x));
  }

  /// Mean squared slope of the gain, which is the second moment of the U-shaped spectrum: (2 pi
  /// fD)^2 / 2, so that the r.m.s. Doppler shift is fD / sqrt(2).
  @Test
  void spectrumHasTheSecondMomentOfClarke() {
    double doppler = 0.001;
    SummaryStatistics slopes =
        overBlocks(
            new DopplerFading(new Rayleigh(), doppler),
            2,
            20_000,
            g -> Math.pow(g[2] - g[0], 2) + Math.pow(g[3] - g[1], 2));
    double expected = Math.pow(2 * Math.PI * doppler, 2) / 2;
    assertThat(slopes.getMean()).isCloseTo(expected, within(errorOf(slopes)));
  }

  /// Power within half of the Doppler shift is 2/pi asin(1/2) = 1/3 of all; beyond it there is
  /// none.
  @Test
  void spectrumIsUShaped() {
    int length = 1024;
    int edge = 128;
    DopplerFading fading = new DopplerFading(new Rayleigh(), (double) edge / length);
    SummaryStatistics inner = overBlocks(fading, length, 300, g -> spectralShare(g, edge / 2));
    SummaryStatistics all = overBlocks(fading, length, 30, g -> spectralShare(g, edge + 3));
    assertThat(inner.getMean()).isCloseTo(1.0 / 3, within(errorOf(inner)));
    assertThat(all.getMin()).isGreaterThan(0.999);
  }

  /// Share of the power at most so many bins from the carrier, through a Hann window.
  private static double spectralShare(float[] gains, int mostBins) {
    int length = gains.length / 2;
    Complex[] windowed = new Complex[length];
    for (int s = 0; s < length; s++) {
      double window = 1 - Math.cos(2 * Math.PI * s / length);
      windowed[s] = new Complex(gains[2 * s] * window, gains[2 * s + 1] * window);
    }
    Complex[] spectrum =
        new FastFourierTransformer(DftNormalization.UNITARY)
            .transform(windowed, TransformType.FORWARD);
    double within = 0;
    double total = 0;
    for (int bin = 0; bin < length; bin++) {
      double power = Math.pow(spectrum[bin].abs(), 2);
      total += power;
      within += Math.min(bin, length - bin) <= mostBins ? power : 0;
    }
    return within / total;
  }

  /// Upward crossings a symbol of a level rho: sqrt(2 pi (K+1)) fD rho exp(-K - (K+1) rho^2) I0(2
  /// rho sqrt(K (K+1))) (Rice, "Mathematical analysis of random noise", 1944), with K = 0 for
  /// Rayleigh. The line of sight comes from broadside.
  @ParameterizedTest
  @CsvSource({"-100,0.3", "-100,1", "3,0.3", "3,1"})
  void levelCrossingRateIsThatOfRice(double kFactorDb, double level) {
    double doppler = 0.005;
    double k = Math.pow(10, kFactorDb / 10);
    DopplerFading fading = new DopplerFading(new Rician(kFactorDb), doppler);
    int length = 2000;
    SummaryStatistics crossings =
        overBlocks(fading, length, 150, g -> (double) upwardCrossings(g, level) / (length - 1));
    double expected =
        Math.sqrt(2 * Math.PI * (k + 1))
            * doppler
            * level
            * Math.exp(-k - (k + 1) * level * level)
            * besselI0(2 * level * Math.sqrt(k * (k + 1)));
    // Sampling misses the shortest fades: under one crossing in a hundred.
    assertThat(crossings.getMean())
        .isCloseTo(expected, within(errorOf(crossings) + 0.01 * expected));
    assertThat(errorOf(crossings)).isLessThan(0.3 * expected);
  }

  /// A line of sight alone turns by its own shift.
  @Test
  void lineOfSightTurnsByItsShift() {
    float[] gains = new float[200];
    new DopplerFading(new Rician(80), 0.01, 0.7).draw(key(0), gains);
    for (int s = 0; s < 100; s++) {
      assertThat((double) gains[2 * s]).isCloseTo(Math.cos(2 * Math.PI * 0.007 * s), within(1e-3));
      assertThat((double) gains[2 * s + 1])
          .isCloseTo(Math.sin(2 * Math.PI * 0.007 * s), within(1e-3));
    }
  }

  @Test
  void coherenceIsInverseToTheDopplerShift() {
    assertThat(new DopplerFading(new Rayleigh(), 0.01).coherence()).isCloseTo(42.3, within(0.05));
  }

  @Test
  void badParametersAreRefusedWithTheirBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DopplerFading(new Nakagami(2), 0.01))
        .withMessageContaining("must be block fading");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DopplerFading(new Rayleigh(), 0.6))
        .withMessageContaining("(0, 0.5]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DopplerFading(new Rician(3), 0.1, 1.1))
        .withMessageContaining("[-1, 1]");
  }

  private static int upwardCrossings(float[] gains, double level) {
    int crossings = 0;
    boolean below = false;
    for (int s = 0; s < gains.length / 2; s++) {
      boolean now = product(gains, s, s).re() < level * level;
      crossings += below && !now ? 1 : 0;
      below = now;
    }
    return crossings;
  }

  private static double besselI0(double x) {
    double sum = 1;
    double term = 1;
    for (int j = 1; j < 100; j++) {
      term *= x * x / 4 / j / j;
      sum += term;
    }
    return sum;
  }

  private record Value(double re, double im) {}

  /// Gain of the later symbol times the conjugate of the earlier one's.
  private static Value product(float[] g, int earlier, int later) {
    double a = g[2 * earlier];
    double b = g[2 * earlier + 1];
    double c = g[2 * later];
    double d = g[2 * later + 1];
    return new Value(a * c + b * d, a * d - b * c);
  }

  private static SummaryStatistics overBlocks(
      GainProcess process, int length, int numBlocks, ToDoubleFunction<float[]> quantity) {
    SummaryStatistics statistics = new SummaryStatistics();
    float[] gains = new float[2 * length];
    for (int block = 0; block < numBlocks; block++) {
      process.draw(key(block), gains);
      statistics.addValue(quantity.applyAsDouble(gains));
    }
    return statistics;
  }

  private static double errorOf(SummaryStatistics statistics) {
    return 4 * statistics.getStandardDeviation() / Math.sqrt((double) statistics.getN());
  }

  private static StreamKey key(int block) {
    return StreamKey.of(23, Purpose.RANDOM_BITS, block);
  }
}
