package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.channel.GainLaw.Nakagami;
import io.semlink.simulator.channel.GainLaw.Rayleigh;
import io.semlink.simulator.channel.GainLaw.Rician;
import io.semlink.simulator.channel.GainProcess.Unfaded;
import io.semlink.simulator.channel.UncodedLoop.Measured;
import io.semlink.simulator.metrics.UncodedTheory;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EbN0;
import io.semlink.simulator.units.EsN0;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Error rates of BPSK over fading against closed forms, within 99 % intervals from the scatter of
/// blocks; and what stays as it was.
final class FlatChannelTest {
  private static final EsN0 ES_N0 = new EsN0(6);
  private static final Modem BPSK = new Modem(Modulation.BPSK);
  private static final Modem QPSK = new Modem(Modulation.QPSK);

  /// Rayleigh block fading step by step, as it was before fading became general: the same draws for
  /// the same purposes and the same arithmetic, so that results of old studies stand.
  @ParameterizedTest
  @CsvSource({"1,QPSK", "3,BPSK", "100,QAM64", "5000,QPSK"})
  void rayleighBlocksAreBitForBitWhatTheyWere(int coherence, Modulation modulation) {
    byte[] bits = new byte[1200];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (byte) ((i * 7 / 3) & 1);
    }
    StreamKey key = new StreamKey(5, Purpose.RANDOM_BITS, 9, 256);
    Modem modem = new Modem(modulation);
    int numSymbols = modem.numSymbols(bits.length);
    float[] symbols = new float[2 * numSymbols];
    modem.map(bits, symbols);
    int numGains = (numSymbols - 1) / coherence + 1;
    float[] gains = GaussianNoise.draw(key.with(Purpose.CHANNEL_FADING), 2 * numGains);
    float[] noise = GaussianNoise.draw(key.with(Purpose.CHANNEL_NOISE), 2 * numSymbols);
    float deviation = (float) Math.sqrt(ES_N0.noisePower() / 2);
    float[] noisePower = new float[numSymbols];
    for (int s = 0; s < numSymbols; s++) {
      float re = gains[s / coherence * 2] * (float) Math.sqrt(0.5);
      float im = gains[s / coherence * 2 + 1] * (float) Math.sqrt(0.5);
      float power = re * re + im * im;
      float i = re * symbols[2 * s] - im * symbols[2 * s + 1];
      float q = re * symbols[2 * s + 1] + im * symbols[2 * s];
      i = Math.fma(deviation, noise[2 * s], i);
      q = Math.fma(deviation, noise[2 * s + 1], q);
      symbols[2 * s] = (re * i + im * q) / power;
      symbols[2 * s + 1] = (re * q - im * i) / power;
      noisePower[s] = (float) ES_N0.noisePower() / power;
    }
    float[] expected = new float[bits.length];
    modem.demap(symbols, noisePower, expected);
    assertThat(
            new FlatChannel(ES_N0, new BlockFading(new GainLaw.Rayleigh(), coherence))
                .send(bits, modem, key))
        .isEqualTo(expected);
  }

  @Test
  void withoutFadingItIsTheAwgnChannel() {
    byte[] bits = new byte[999 * 2];
    assertThat(new FlatChannel(ES_N0, new Unfaded()).send(bits, QPSK, key(0)))
        .isEqualTo(new AwgnChannel(ES_N0).send(bits, QPSK, key(0)));
  }

  /// (1/pi) integral over a quarter turn of the power's moment generating function at -Es/N0 /
  /// sin^2 (Simon and Alouini, "Digital Communication over Fading Channels", chapter 5).
  @ParameterizedTest
  @ValueSource(doubles = {-5, 3, 10})
  void ricianErrorRateIsTheClosedForm(double kFactorDb) {
    double k = Math.pow(10, kFactorDb / 10);
    assertErrorRate(
        new FlatChannel(ES_N0, new BlockFading(new Rician(kFactorDb), 1)),
        s -> (1 + k) / (1 + k + s) * Math.exp(-k * s / (1 + k + s)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 4})
  void nakagamiErrorRateIsTheClosedForm(double m) {
    assertErrorRate(
        new FlatChannel(ES_N0, new BlockFading(new Nakagami(m), 1)), s -> Math.pow(1 + s / m, -m));
  }

  private static void assertErrorRate(Channel channel, DoubleUnaryOperator transform) {
    double esN0 = Math.pow(10, ES_N0.db() / 10);
    int steps = 2000;
    double expected = 0;
    for (int i = 0; i < steps; i++) {
      double sine = Math.sin((i + 0.5) * Math.PI / 2 / steps);
      expected += transform.applyAsDouble(esN0 / (sine * sine)) / 2 / steps;
    }
    Measured measured = UncodedLoop.measure(channel, BPSK, 2000, 150);
    assertThat(measured.interval(0.99).contains(expected))
        .as("%s, theory %s", measured, expected)
        .isTrue();
  }

  /// However the gain is correlated, the mean error rate is that of its law.
  @Test
  void dopplerFadingHasTheErrorRateOfRayleigh() {
    FlatChannel channel = new FlatChannel(ES_N0, new DopplerFading(new Rayleigh(), 0.05));
    Measured measured = UncodedLoop.measure(channel, BPSK, 400, 600);
    assertThat(measured.interval(0.99).contains(UncodedTheory.rayleigh(1, new EbN0(6)))).isTrue();
    assertThat(measured.standardError()).isLessThan(0.001);
  }

  /// Gain and estimate are jointly Gaussian, so the error rate is (1 - c)/2 with c the correlation
  /// of the estimate and a received 0 (Proakis, 5th edition, appendix B).
  @ParameterizedTest
  @CsvSource({"0,10", "0.1,200", "0.5,200"})
  void imperfectKnowledgeCostsWhatTheCorrelationSays(double variance, double pilotGainDb) {
    ReceiverKnowledge knowledge =
        variance > 0
            ? ReceiverKnowledge.ofGainError(variance)
            : ReceiverKnowledge.ofPilots(pilotGainDb);
    double n0 = ES_N0.noisePower();
    double error = variance + n0 * Math.pow(10, -pilotGainDb / 10);
    double expected = (1 - 1 / Math.sqrt((1 + error) * (1 + n0))) / 2;
    FlatChannel channel =
        new FlatChannel(ES_N0, new BlockFading(new Rayleigh(), 1), Impairments.NONE, knowledge);
    Measured measured = UncodedLoop.measure(channel, BPSK, 2000, 150);
    assertThat(measured.interval(0.99).contains(expected))
        .as("%s, theory %s", measured, expected)
        .isTrue();
    assertThat(measured.interval(0.99).contains(UncodedTheory.rayleigh(1, new EbN0(6)))).isFalse();
  }

  /// Symbols that share a gain share its estimate.
  @Test
  void oneEstimateServesTheWholeInterval() {
    EsN0 clean = new EsN0(120);
    FlatChannel channel =
        new FlatChannel(
            clean,
            new BlockFading(new Rayleigh(), 5),
            Impairments.NONE,
            ReceiverKnowledge.ofGainError(0.2));
    float[] llr = channel.send(new byte[40], QPSK, key(3));
    double[] ratios = new double[20];
    for (int s = 0; s < 20; s++) {
      ratios[s] = llr[2 * s + 1] / llr[2 * s];
    }
    for (int s = 0; s < 20; s++) {
      assertThat(ratios[s]).isCloseTo(ratios[s / 5 * 5], within(1e-3 * Math.abs(ratios[s])));
    }
    for (int s = 5; s < 20; s += 5) {
      assertThat(Math.abs(ratios[s] - ratios[s - 5])).isGreaterThan(0.02);
    }
  }

  /// Max-log LLRs are inverse to N0, so a belief of 3 dB more doubles them; a random error in dB is
  /// normal.
  @Test
  void beliefInEsN0ScalesTheLlrs() {
    byte[] bits = new byte[200];
    Channel truth = new FlatChannel(ES_N0, new Unfaded());
    double[] errors = new double[2000];
    for (int block = 0; block < errors.length; block++) {
      float[] believed = believing(0, 1.5).send(bits, QPSK, key(block));
      float[] exact = truth.send(bits, QPSK, key(block));
      errors[block] = 10 * Math.log10(believed[7] / exact[7]) / 1.5;
    }
    KolmogorovSmirnov.assertFits(errors, FlatChannelTest::normalCdf);
    float[] biased = believing(10 * Math.log10(2), 0).send(bits, QPSK, key(0));
    float[] exact = truth.send(bits, QPSK, key(0));
    for (int i = 0; i < bits.length; i++) {
      assertThat((double) biased[i])
          .isCloseTo(2.0 * exact[i], within(1e-5 * Math.max(1, Math.abs(exact[i]))));
    }
  }

  private static Channel believing(double biasDb, double deviationDb) {
    ReceiverKnowledge knowledge = ReceiverKnowledge.PERFECT.withEsN0Error(biasDb, deviationDb);
    return new FlatChannel(ES_N0, new Unfaded(), Impairments.NONE, knowledge);
  }

  static double normalCdf(double x) {
    return org.apache.commons.math3.special.Erf.erfc(-x / Math.sqrt(2)) / 2;
  }

  /// Without noise the LLR of a BPSK zero is 4 |h|^2 / N0: its mean is what the receiver measures.
  @Test
  void measuredEsN0IsTheMeanOverTheBlock() {
    EsN0 clean = new EsN0(90);
    Impairments shadowed = new Impairments(6, 0, 0, null);
    FlatChannel channel =
        new FlatChannel(
            clean, new DopplerFading(new Rician(2), 0.02), shadowed, ReceiverKnowledge.PERFECT);
    for (int block = 0; block < 5; block++) {
      double mean = 0;
      for (float llr : channel.send(new byte[150], BPSK, key(block))) {
        mean += llr / 4 / 150;
      }
      assertThat(channel.measuredEsN0Db(150, key(block)))
          .isCloseTo(10 * Math.log10(mean), within(0.01));
    }
    assertThat(channel.coherence()).isCloseTo(21.2, within(0.1));
    assertThat(new FlatChannel(clean, new Unfaded()).coherence()).isNull();
    assertThat(new FlatChannel(clean, new BlockFading(new GainLaw.Rayleigh(), 7)).coherence())
        .isEqualTo(7);
  }

  @Test
  void badParametersAreRefusedWithTheirBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReceiverKnowledge.ofGainError(-1))
        .withMessageContaining("gain error variance is -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReceiverKnowledge.PERFECT.withEsN0Error(Double.NaN, 0))
        .withMessageContaining("bias");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReceiverKnowledge.PERFECT.withEsN0Error(0, -1))
        .withMessageContaining("deviation");
  }

  private static StreamKey key(int block) {
    return StreamKey.of(31, Purpose.RANDOM_BITS, block);
  }
}
