package io.semlink.simulator.ofdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OfdmWaveformTest {
  private static final StreamKey KEY = StreamKey.of(4, Purpose.CHANNEL_NOISE, 1);
  private static final OfdmGrid GRID =
      new OfdmGrid(
          1, 300, 512, new CyclicPrefix.Normal(), new Pilots(2, 4, 9), FillOrder.FREQUENCY_FIRST);

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 128, 4096})
  void transformIsThatOfCommonsMath(int size) {
    float[] values = GaussianNoise.draw(KEY, 2 * size);
    Complex[] points = new Complex[size];
    for (int i = 0; i < size; i++) {
      points[i] = new Complex(values[2 * i], values[2 * i + 1]);
    }
    Complex[] wanted =
        new FastFourierTransformer(DftNormalization.UNITARY)
            .transform(points, TransformType.FORWARD);
    float[] back = values.clone();
    new Fft(size).forward(back);
    for (int i = 0; i < size; i++) {
      assertThat((double) back[2 * i]).isCloseTo(wanted[i].getReal(), within(1e-5));
      assertThat((double) back[2 * i + 1]).isCloseTo(wanted[i].getImaginary(), within(1e-5));
    }
    new Fft(size).inverse(back);
    for (int i = 0; i < 2 * size; i++) {
      assertThat(back[i]).isCloseTo(values[i], within(1e-5f));
    }
    assertThatThrownBy(() -> new Fft(size + 1)).hasMessageContaining("power of two");
  }

  @Test
  void demodulationUndoesModulation() {
    float[] elements = GaussianNoise.draw(KEY, 2 * 300 * 15);
    OfdmWaveform waveform = new OfdmWaveform(GRID);
    float[] samples = waveform.modulate(elements);
    // 30 kHz at 512 points: 36 samples of prefix, 8 more in symbols 0 and 14 (TS 38.211).
    assertThat(samples.length).isEqualTo(2 * (15 * (512 + 36) + 2 * 8));
    assertThat(samples[0]).isEqualTo(samples[2 * 512]);
    float[] back = waveform.demodulate(samples, 15);
    for (int i = 0; i < back.length; i++) {
      assertThat(back[i]).isCloseTo(elements[i], within(1e-5f));
    }
  }

  /// White noise of power N0 a sample is noise of power N0 a resource element: 1 % is over four
  /// standard deviations of 300 000 exponential values.
  @Test
  void noisePowerCarriesOver() {
    int numSymbols = 1000;
    float[] samples = GaussianNoise.draw(KEY, 2 * (GRID.usefulStart(numSymbols - 1) + 512));
    float[] elements = new OfdmWaveform(GRID).demodulate(samples, numSymbols);
    double power = 0;
    for (float x : elements) {
      power += (double) x * x;
    }
    assertThat(power / (numSymbols * 300)).isCloseTo(2, within(0.02));
  }

  /// Ochiai and Imai, "On the distribution of the peak-to-average power ratio in OFDM signals"
  /// (IEEE Trans. Commun. 49(2), 2001), for a band-limited Gaussian process: P(PAPR > g) = 1 -
  /// exp(-K sqrt(pi g / 3) exp(-g)).
  @ParameterizedTest
  @ValueSource(ints = {144, 300})
  void peakToAverageIsThatOfGaussianSignals(int numSubcarriers) {
    OfdmGrid grid =
        new OfdmGrid(
            0,
            numSubcarriers,
            512,
            new CyclicPrefix.Normal(),
            Pilots.NONE,
            FillOrder.FREQUENCY_FIRST);
    double low = 5;
    double high = 20;
    while (high - low > 1e-9) {
      double g = (low + high) / 2;
      double exceeded = -Math.expm1(-numSubcarriers * Math.sqrt(Math.PI * g / 3) * Math.exp(-g));
      if (exceeded > 1e-3) {
        low = g;
      } else {
        high = g;
      }
    }
    double theory = 10 * Math.log10(low);
    double measured = OfdmWaveform.peakToAverageDb(grid, new Modem(Modulation.QPSK), KEY, 20_000);
    assertThat(measured).isCloseTo(theory, within(0.25));
    assertThatThrownBy(
            () -> OfdmWaveform.peakToAverageDb(grid, new Modem(Modulation.QPSK), KEY, 999))
        .hasMessageContaining("999");
  }
}
