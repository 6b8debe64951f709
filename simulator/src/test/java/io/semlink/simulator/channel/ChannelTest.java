package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;
import org.junit.jupiter.api.Test;

final class ChannelTest {
  private static final StreamKey KEY = StreamKey.of(3, Purpose.CHANNEL_NOISE, 0);

  /// N0 per complex symbol: one million symbols of power within 1 % of 10^(-EsN0/10).
  @Test
  void noisePowerIsN0() {
    EsN0 esN0 = new EsN0(7);
    float[] symbols = new float[2_000_000];
    AwgnChannel.addNoise(symbols, esN0, KEY);
    double power = 0;
    for (float x : symbols) {
      power += (double) x * x;
    }
    double n0 = Math.pow(10, -0.7);
    assertThat(power / 1_000_000).isCloseTo(n0, within(0.01 * n0));
  }

  /// All points see the same unit noise, scaled: the sign pattern of the errors is nested in Es/N0.
  @Test
  void noiseIsCommonToAllOperatingPoints() {
    float[] low = new float[1000];
    float[] high = new float[1000];
    AwgnChannel.addNoise(low, new EsN0(0), KEY);
    AwgnChannel.addNoise(high, new EsN0(20), KEY);
    for (int i = 0; i < low.length; i++) {
      assertThat((double) high[i]).isCloseTo(0.1 * low[i], within(1e-6));
    }
  }

  /// |h|^2 of a Rayleigh gain is exponential with mean 1: Kolmogorov-Smirnov at 0.1 %.
  @Test
  void rayleighGainsAreExponentialInPower() {
    int blocks = 20_000;
    int coherence = 3;
    byte[] bits = new byte[coherence * blocks];
    // Without noise the LLR of a BPSK zero is 4 |h|^2 / N0.
    EsN0 esN0 = new EsN0(90);
    float[] llr =
        new FlatChannel(esN0, new BlockFading(new GainLaw.Rayleigh(), coherence))
            .send(bits, new Modem(Modulation.BPSK), KEY);
    double[] power = new double[blocks];
    for (int b = 0; b < blocks; b++) {
      power[b] = llr[b * coherence] * esN0.noisePower() / 4;
      assertThat((double) llr[b * coherence + 2] * esN0.noisePower() / 4)
          .isCloseTo(power[b], within(2e-3 * Math.max(1, power[b])));
    }
    java.util.Arrays.sort(power);
    double distance = 0;
    for (int b = 0; b < blocks; b++) {
      double cdf = 1 - Math.exp(-power[b]);
      distance = Math.max(distance, Math.max(cdf - (double) b / blocks, (b + 1.0) / blocks - cdf));
    }
    assertThat(distance).isLessThan(1.95 / Math.sqrt(blocks));
  }

  @Test
  void binarySymmetricLlrSaysHowLikelyAFlipIs() {
    float[] llr =
        new BinarySymmetricChannel(0.1)
            .send(new byte[] {0, 1, 0, 1}, new Modem(Modulation.QPSK), KEY);
    for (float value : llr) {
      assertThat((double) Math.abs(value)).isCloseTo(Math.log(9), within(1e-6));
    }
  }

  @Test
  void badParametersAreRefusedWithTheirBounds() {
    assertThatThrownBy(() -> new BinarySymmetricChannel(0.6)).hasMessageContaining("[0, 0.5]");
    assertThatThrownBy(() -> new BinarySymmetricChannel(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new EsN0(Double.NaN)).hasMessageContaining("Es/N0 is NaN dB");
    assertThatThrownBy(
            () -> new FlatChannel(new EsN0(0), new BlockFading(new GainLaw.Rayleigh(), 0)))
        .hasMessageContaining("at least 1");
  }
}
