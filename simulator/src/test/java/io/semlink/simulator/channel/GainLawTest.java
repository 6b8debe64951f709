package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.channel.GainLaw.Nakagami;
import io.semlink.simulator.channel.GainLaw.Rayleigh;
import io.semlink.simulator.channel.GainLaw.Rician;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Power and phase of gains against their laws, by Kolmogorov-Smirnov at 0.1 %.
final class GainLawTest {
  private static final int COUNT = 8_000;
  private static final StreamKey KEY = StreamKey.of(11, Purpose.RANDOM_BITS, 4);

  @Test
  void rayleighPowerIsExponential() {
    double[] powers = powers(new Rayleigh());
    KolmogorovSmirnov.assertFits(powers, x -> 1 - Math.exp(-x));
    assertUniformPhase(new Rayleigh());
  }

  /// Power of a Rice amplitude: a Poisson mixture of gamma laws (non-central chi-square).
  @ParameterizedTest
  @ValueSource(doubles = {-10, 0, 6, 15})
  void ricianPowerIsNonCentralChiSquare(double kFactorDb) {
    double k = Math.pow(10, kFactorDb / 10);
    double[] powers = powers(new Rician(kFactorDb));
    KolmogorovSmirnov.assertFits(powers, x -> ricianCdf(x, k));
    assertThat(StatUtils.mean(powers)).isCloseTo(1, within(5 * deviationOfMean(powers)));
  }

  private static double ricianCdf(double power, double k) {
    double sum = 0;
    double weight = Math.exp(-k);
    for (int j = 0; j < 150 && (j < k || weight > 1e-12); j++) {
      sum += weight * Gamma.regularizedGammaP(j + 1, (k + 1) * power);
      weight *= k / (j + 1);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 1, 3.5, 40})
  void nakagamiPowerIsGamma(double m) {
    double[] powers = powers(new Nakagami(m));
    GammaDistribution gamma = new GammaDistribution(null, m, 1 / m);
    KolmogorovSmirnov.assertFits(powers, gamma::cumulativeProbability);
    assertUniformPhase(new Nakagami(m));
  }

  @Test
  void badParametersAreRefusedWithTheirBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Nakagami(0.4))
        .withMessageContaining("0.4 but must be finite and at least 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rician(Double.NaN))
        .withMessageContaining("k-factor is NaN dB");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BlockFading(new Rayleigh(), 0))
        .withMessageContaining("at least 1");
  }

  private static void assertUniformPhase(GainLaw law) {
    float[] gains = law.draw(KEY, COUNT);
    double[] turns = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      turns[i] = Math.atan2(gains[2 * i + 1], gains[2 * i]) / (2 * Math.PI) + 0.5;
    }
    KolmogorovSmirnov.assertFits(turns, DoubleUnaryOperator.identity());
  }

  private static double[] powers(GainLaw law) {
    float[] gains = law.draw(KEY, COUNT);
    double[] powers = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      powers[i] =
          (double) gains[2 * i] * gains[2 * i] + (double) gains[2 * i + 1] * gains[2 * i + 1];
    }
    return powers;
  }

  private static double deviationOfMean(double[] values) {
    return Math.sqrt(StatUtils.variance(values) / values.length);
  }
}
