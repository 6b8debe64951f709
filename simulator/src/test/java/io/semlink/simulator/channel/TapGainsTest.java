package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.Arrays;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.special.BesselJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Statistics of the tap gains over independent blocks.
final class TapGainsTest {
  private static final double DOPPLER = 100;
  private static final int BLOCKS = 6000;

  private static TapTable table(TdlProfile profile) {
    return TapTable.of(new TdlSettings(profile, 100e-9, DOPPLER, TdlModel.FREQUENCY));
  }

  /// Gains by block: those at the start, then those after a time.
  private static float[][] blocks(TapTable table, double seconds) {
    float[][] gains = new float[BLOCKS][4 * table.size()];
    for (int b = 0; b < BLOCKS; b++) {
      TapGains tap = new TapGains(table, StreamKey.of(6, Purpose.CHANNEL_FADING, b));
      tap.write(gains[b], 0);
      tap.advance(tap.step(seconds));
      tap.write(gains[b], 2 * table.size());
    }
    return gains;
  }

  /// Each power lies within 4.5 standard deviations of its table value: |a|^2 is exponential, so
  /// the deviation of a mean of n is P / sqrt(n); the line of sight has no spread at all.
  @ParameterizedTest
  @EnumSource(TdlProfile.class)
  void powersAreThoseOfTheTable(TdlProfile profile) {
    TapTable table = table(profile);
    float[][] gains = blocks(table, 0.001);
    for (int tap = 0; tap < table.size(); tap++) {
      double mean = 0;
      for (float[] block : gains) {
        mean += power(block, tap) / BLOCKS;
      }
      boolean direct = profile.hasLineOfSight() && tap == 0;
      double tolerance = direct ? 1e-6 : 4.5 / Math.sqrt(BLOCKS);
      assertThat(mean / table.powers()[tap]).isCloseTo(1, within(tolerance));
    }
  }

  /// Autocorrelation J0(2 pi fD t) (Clarke), per tap, and taps independent of each other, within
  /// 4.5 standard errors, each at most 1 / sqrt(n) a part.
  @Test
  void autocorrelationIsBessel() {
    TapTable table = table(TdlProfile.A);
    double tolerance = 4.5 / Math.sqrt(BLOCKS);
    for (double turns : new double[] {0.1, 0.3827, 0.6098, 1}) {
      float[][] gains = blocks(table, turns / DOPPLER);
      double theory = BesselJ.value(0, 2 * Math.PI * turns);
      for (int tap = 0; tap < table.size(); tap++) {
        Complex self = correlation(gains, tap, table.size() + tap).divide(table.powers()[tap]);
        assertThat(self.getReal()).isCloseTo(theory, within(tolerance));
        assertThat(self.getImaginary()).isCloseTo(0, within(tolerance));
      }
      double scale = Math.sqrt(table.powers()[1] * table.powers()[2]);
      assertThat(correlation(gains, 1, 2).abs() / scale).isLessThan(tolerance);
    }
  }

  /// The line of sight turns at 0.7 fD with constant magnitude.
  @Test
  void lineOfSightTurnsAtSevenTenths() {
    TapTable table = table(TdlProfile.D);
    float[][] gains = blocks(table, 0.25 / (0.7 * DOPPLER));
    Complex turn = correlation(gains, 0, table.size()).divide(table.powers()[0]);
    assertThat(turn.getReal()).isCloseTo(0, within(1e-5));
    assertThat(turn.getImaginary()).isCloseTo(1, within(1e-5));
  }

  /// |a|^2 of a scattered tap is exponential: Kolmogorov-Smirnov at 0.1 %.
  @Test
  void scatteredTapIsRayleigh() {
    TapTable table = table(TdlProfile.B);
    float[][] gains = blocks(table, 0.003);
    double[] power = new double[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) {
      power[b] = power(gains[b], table.size() + 4) / table.powers()[4];
    }
    assertThat(distance(power, x -> 1 - Math.exp(-x))).isLessThan(1.95 / Math.sqrt(BLOCKS));
  }

  /// The first tap of D as a whole, line of sight and scattered part, is Rician with K = 13.3 dB: 2
  /// (K + 1) |a|^2 is noncentral chi-squared of two degrees and noncentrality 2 K.
  @ParameterizedTest
  @EnumSource(
      value = TdlProfile.class,
      names = {"D", "E"})
  void firstTapIsRician(TdlProfile profile) {
    TapTable table = table(profile);
    double factor = Math.pow(10, profile == TdlProfile.D ? 1.33 : 2.2);
    float[][] gains = blocks(table, 0.002);
    double[] scaled = new double[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) {
      int at = 2 * table.size();
      double re = gains[b][at] + gains[b][at + 2];
      double im = gains[b][at + 1] + gains[b][at + 3];
      double mean = table.powers()[0] + table.powers()[1];
      scaled[b] = 2 * (factor + 1) * (re * re + im * im) / mean;
    }
    assertThat(distance(scaled, x -> noncentralChiSquared(x, 2 * factor)))
        .isLessThan(1.95 / Math.sqrt(BLOCKS));
  }

  /// Two degrees of freedom: a Poisson mixture of central distributions, summed around its mode.
  private static double noncentralChiSquared(double x, double noncentrality) {
    double mean = noncentrality / 2;
    double sum = 0;
    for (int j = 0; j < mean + 12 * Math.sqrt(mean) + 20; j++) {
      double logWeight =
          j * Math.log(mean) - mean - org.apache.commons.math3.special.Gamma.logGamma(j + 1.0);
      if (logWeight > -40) {
        sum +=
            Math.exp(logWeight)
                * org.apache.commons.math3.special.Gamma.regularizedGammaP(j + 1.0, x / 2);
      }
    }
    return sum;
  }

  private static double distance(
      double[] values, java.util.function.DoubleUnaryOperator distribution) {
    Arrays.sort(values);
    double distance = 0;
    for (int i = 0; i < values.length; i++) {
      double cdf = distribution.applyAsDouble(values[i]);
      distance = Math.max(distance, cdf - (double) i / values.length);
      distance = Math.max(distance, (i + 1.0) / values.length - cdf);
    }
    return distance;
  }

  private static double power(float[] gains, int tap) {
    return (double) gains[2 * tap] * gains[2 * tap]
        + (double) gains[2 * tap + 1] * gains[2 * tap + 1];
  }

  /// Mean of b a*.
  private static Complex correlation(float[][] gains, int a, int b) {
    double re = 0;
    double im = 0;
    for (float[] g : gains) {
      re += (double) g[2 * b] * g[2 * a] + (double) g[2 * b + 1] * g[2 * a + 1];
      im += (double) g[2 * b + 1] * g[2 * a] - (double) g[2 * b] * g[2 * a + 1];
    }
    return new Complex(re / gains.length, im / gains.length);
  }
}
