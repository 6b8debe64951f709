package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.channel.GainLaw.Rayleigh;
import io.semlink.simulator.channel.GainProcess.Unfaded;
import io.semlink.simulator.channel.ImpulsiveNoise.BernoulliGaussian;
import io.semlink.simulator.channel.ImpulsiveNoise.MiddletonClassA;
import io.semlink.simulator.channel.UncodedLoop.Measured;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;
import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each impairment against its law.
final class ImpairmentsTest {
  private static final Modem BPSK = new Modem(Modulation.BPSK);
  private static final Modem QPSK = new Modem(Modulation.QPSK);
  private static final EsN0 CLEAN = new EsN0(120);

  @Test
  void shadowingIsNormalInDecibels() {
    FlatChannel channel = flat(new EsN0(3), new Impairments(8, 0, 0, null));
    double[] values = new double[4000];
    for (int block = 0; block < values.length; block++) {
      values[block] = (channel.measuredEsN0Db(10, key(block)) - 3) / 8;
    }
    KolmogorovSmirnov.assertFits(values, FlatChannelTest::normalCdf);
  }

  /// A retransmission stands in the same shadow; another repetition does not.
  @Test
  void shadowIsThatOfAllRounds() {
    FlatChannel channel = flat(CLEAN, new Impairments(8, 0, 0, null));
    double first = channel.measuredEsN0Db(1, new StreamKey(1, Purpose.RANDOM_BITS, 4, 0x200));
    assertThat(channel.measuredEsN0Db(1, new StreamKey(1, Purpose.RANDOM_BITS, 4, 0x203)))
        .isEqualTo(first);
    assertThat(channel.measuredEsN0Db(1, new StreamKey(1, Purpose.RANDOM_BITS, 4, 0x300)))
        .isNotEqualTo(first);
  }

  /// The variance of a Wiener phase grows by that of a step: chi-square at 0.1 % a side.
  @Test
  void phaseNoiseGrowsLikeAWienerProcess() {
    double deviation = Impairments.phaseNoiseOfLinewidth(1e-5);
    assertThat(deviation * deviation).isCloseTo(6.283185e-5, within(1e-10));
    FlatChannel channel = flat(CLEAN, new Impairments(0, deviation, 0, null));
    int blocks = 1500;
    double[][] phases = new double[blocks][];
    for (int block = 0; block < blocks; block++) {
      phases[block] = phases(channel, 201, key(block));
    }
    ChiSquaredDistribution law = new ChiSquaredDistribution(null, blocks);
    for (int symbol : new int[] {1, 20, 100, 200}) {
      double sum = 0;
      for (double[] phase : phases) {
        sum += phase[symbol] * phase[symbol] / (symbol * deviation * deviation);
      }
      assertThat(law.cumulativeProbability(sum)).as("symbol %d", symbol).isBetween(1e-3, 0.999);
    }
    assertThat(Arrays.stream(phases).mapToDouble(p -> Math.abs(p[0])).max().orElseThrow())
        .isLessThan(1e-4);
  }

  @Test
  void frequencyOffsetTurnsSteadily() {
    double[] phases = phases(flat(CLEAN, new Impairments(0, 0, 0.003, null)), 80, key(1));
    for (int s = 0; s < phases.length; s++) {
      assertThat(Math.IEEEremainder(phases[s] - 2 * Math.PI * 0.003 * s, 2 * Math.PI))
          .isCloseTo(0, within(1e-4));
    }
  }

  /// The receiver divides by the fade it knows, and what it does not know is left.
  @Test
  void phaseStaysUnknownBesideFading() {
    FlatChannel channel =
        new FlatChannel(
            CLEAN,
            new BlockFading(new Rayleigh(), 10),
            new Impairments(4, 0, 0.01, null),
            ReceiverKnowledge.PERFECT);
    double[] phases = phases(channel, 10, key(2));
    assertThat(phases[9]).isCloseTo(2 * Math.PI * 0.09, within(1e-3));
  }

  /// Phase of each symbol from the LLRs of QPSK zeros, which stand at an eighth of a turn.
  private static double[] phases(Channel channel, int numSymbols, StreamKey key) {
    float[] llr = channel.send(new byte[2 * numSymbols], QPSK, key);
    double[] phases = new double[numSymbols];
    for (int s = 0; s < numSymbols; s++) {
      phases[s] = Math.atan2(llr[2 * s + 1], llr[2 * s]) - Math.PI / 4;
    }
    return phases;
  }

  /// Given the power the noise is Gaussian, so the error rate is the mean of Q over the powers,
  /// whatever the receiver knows.
  @ParameterizedTest
  @EnumSource
  void bernoulliGaussianErrorRate(StateKnowledge knowledge) {
    double expected = 0.95 * bpsk(4, 1) + 0.05 * bpsk(4, 21);
    assertErrorRate(new BernoulliGaussian(0.05, 20), knowledge, expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1})
  void middletonErrorRate(double overlap) {
    double expected = 0;
    double weight = Math.exp(-overlap);
    for (int k = 0; k < 40; k++) {
      expected += weight * bpsk(4, (k / overlap + 0.1) / 1.1);
      weight *= overlap / (k + 1);
    }
    assertErrorRate(new MiddletonClassA(overlap, 0.1), StateKnowledge.MEAN, expected);
  }

  private static void assertErrorRate(
      ImpulsiveNoise impulses, StateKnowledge knowledge, double expected) {
    FlatChannel channel =
        new FlatChannel(
            new EsN0(4),
            new Unfaded(),
            new Impairments(0, 0, 0, impulses),
            ReceiverKnowledge.PERFECT.withImpulses(knowledge));
    Measured measured = UncodedLoop.measure(channel, BPSK, 4000, 100);
    assertThat(measured.interval(0.99).contains(expected))
        .as("%s, theory %s", measured, expected)
        .isTrue();
  }

  /// Error rate of BPSK at Es/N0 in dB where the noise has a multiple of its power.
  private static double bpsk(double esN0Db, double power) {
    return Erf.erfc(Math.sqrt(Math.pow(10, esN0Db / 10) / power)) / 2;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 4})
  void meanPowerIsThatOfTheDraws(double overlap) {
    assertMeanPower(new MiddletonClassA(overlap, 0.3));
    assertMeanPower(new BernoulliGaussian(overlap / 5, 30));
  }

  private static void assertMeanPower(ImpulsiveNoise impulses) {
    float[] powers = new float[100_000];
    impulses.draw(key(0), powers);
    double[] values = new double[powers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = powers[i];
    }
    double error = 4 * Math.sqrt(StatUtils.variance(values) / values.length);
    assertThat(StatUtils.mean(values)).isCloseTo(impulses.meanPower(), within(error));
  }

  /// A receiver that sees the impulse trusts the symbol less, by its power.
  @Test
  void knownImpulsesWeighLess() {
    Impairments impairments = new Impairments(0, 0, 0, new BernoulliGaussian(0.3, 9));
    FlatChannel mean =
        new FlatChannel(new EsN0(4), new Unfaded(), impairments, ReceiverKnowledge.PERFECT);
    FlatChannel state =
        new FlatChannel(
            new EsN0(4),
            new Unfaded(),
            impairments,
            ReceiverKnowledge.PERFECT.withImpulses(StateKnowledge.STATE));
    float[] believed = mean.send(new byte[500], BPSK, key(5));
    float[] known = state.send(new byte[500], BPSK, key(5));
    int hit = 0;
    for (int i = 0; i < known.length; i++) {
      double ratio = known[i] / believed[i];
      boolean impulse = ratio < 1;
      hit += impulse ? 1 : 0;
      assertThat(ratio).isCloseTo(3.7 / (impulse ? 10 : 1), within(1e-3));
    }
    assertThat(hit).isBetween(110, 190);
  }

  @Test
  void badParametersAreRefusedWithTheirBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Impairments(-1, 0, 0, null))
        .withMessageContaining("shadowing is -1.0 dB");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Impairments(0, Double.NaN, 0, null))
        .withMessageContaining("phase noise is NaN radians");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Impairments(0, 0, 0.5, null))
        .withMessageContaining("(-0.5, 0.5)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BernoulliGaussian(1.2, 1))
        .withMessageContaining("[0, 1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MiddletonClassA(0, 1))
        .withMessageContaining("(0, 10]");
  }

  private static FlatChannel flat(EsN0 esN0, Impairments impairments) {
    return new FlatChannel(esN0, new Unfaded(), impairments, ReceiverKnowledge.PERFECT);
  }

  private static StreamKey key(int block) {
    return StreamKey.of(37, Purpose.RANDOM_BITS, block);
  }
}
