package io.semlink.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.channel.AwgnChannel;
import io.semlink.simulator.channel.BinarySymmetricChannel;
import io.semlink.simulator.channel.BlockFading;
import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.channel.FlatChannel;
import io.semlink.simulator.channel.GainLaw;
import io.semlink.simulator.channel.PacketLossChannel;
import io.semlink.simulator.channel.PacketSize;
import io.semlink.simulator.channel.TdlChannel;
import io.semlink.simulator.channel.TdlModel;
import io.semlink.simulator.channel.TdlProfile;
import io.semlink.simulator.channel.TdlSettings;
import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.ofdm.CyclicPrefix;
import io.semlink.simulator.ofdm.FillOrder;
import io.semlink.simulator.ofdm.OfdmGrid;
import io.semlink.simulator.ofdm.OfdmReceiver;
import io.semlink.simulator.ofdm.Pilots;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnalogLinkTest {
  private static final int SYMBOLS = 1600;

  private static Payload.Features features(int number) {
    var random = StreamKey.of(1, Purpose.RANDOM_BITS, number).generator();
    float[] z = new float[number];
    for (int i = 0; i < number; i++) {
      z[i] = (float) Math.tanh(4 * random.nextDouble() - 2);
    }
    return new Payload.Features(z);
  }

  private static StreamKey key(long frame) {
    return StreamKey.of(9, Purpose.CHANNEL_NOISE, frame);
  }

  private static float[] send(Channel channel, Payload.Features sent, long frame) {
    return new AnalogLink(channel, SYMBOLS, 0).apply(sent, key(frame)).payload().softBits();
  }

  private static Channel awgn(double esN0Db) {
    return new AwgnChannel(new EsN0(esN0Db));
  }

  private static Channel fading(double esN0Db, int coherence) {
    return new FlatChannel(new EsN0(esN0Db), new BlockFading(new GainLaw.Rayleigh(), coherence));
  }

  /// Shows what goes in and adds nothing.
  private record Probe(float[] seen, float noise) implements Channel {
    @Override
    public void send(byte[] bits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
      throw new AssertionError("no bits are sent");
    }

    @Override
    public boolean carriesSymbols() {
      return true;
    }

    @Override
    public float[] carry(float[] symbols, StreamKey key, Workspace workspace) {
      System.arraycopy(symbols, 0, seen, 0, symbols.length);
      return new float[] {noise};
    }
  }

  /// The convention that networks are trained with, step by step, on numbers small enough to see.
  @Test
  void conventionIsFrozen() {
    Probe probe = new Probe(new float[6], 0.25f);
    float[] u =
        new AnalogLink(probe, 3, 7)
            .apply(new Payload.Features(new float[] {0.6f, -0.8f, 0, 1}), key(0))
            .payload()
            .softBits();
    // rms = sqrt((0.36 + 0.64 + 1) / 4) = sqrt(1/2), so z / rms / sqrt(2) = z; symbol 2 is idle.
    assertThat(probe.seen()).containsExactly(new float[] {0.6f, -0.8f, 0, 1, 0, 0}, within(1e-6f));
    // u = sqrt(2) y / (1 + N0).
    float scale = (float) Math.sqrt(2) / 1.25f;
    assertThat(u)
        .containsExactly(new float[] {0.6f * scale, -0.8f * scale, 0, scale}, within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(ints = {48, 1584, 3200})
  void symbolsHaveUnitEnergy(int number) {
    int symbols = number / 2;
    Probe probe = new Probe(new float[number], 0);
    new AnalogLink(probe, symbols, 0).apply(features(number), key(0));
    double energy = 0;
    for (float part : probe.seen()) {
      energy += part * part;
    }
    assertThat(energy / symbols).isCloseTo(1, within(1e-5));
  }

  /// At 200 dB the noise, 1e-10 a value, is below the rounding of floats; at 100 dB it is 1e-5.
  @Test
  void cleanChannelGivesTheFeaturesToRounding() {
    Payload.Features sent = features(3168);
    float[] errorFree = ReceivedPayload.errorFree(sent).softBits();
    assertThat(send(awgn(200), sent, 0)).containsExactly(errorFree, within(1e-6f));
    assertThat(send(awgn(100), sent, 0)).containsExactly(errorFree, within(6e-5f));
    assertThat(send(fading(200, 100), sent, 0)).containsExactly(errorFree, within(1e-6f));
  }

  /// The estimate of a Gaussian value of power P in noise of power N has the error P N / (P + N),
  /// whatever the values' distribution; per real value at unit power N0 / (1 + N0) (Kay, Estimation
  /// Theory, chapter 12).
  @ParameterizedTest
  @ValueSource(doubles = {-10, 0, 10})
  void errorIsThatOfTheLinearEstimator(double esN0Db) {
    Payload.Features sent = features(3200);
    float[] x = ReceivedPayload.errorFree(sent).softBits();
    double n0 = Math.pow(10, -esN0Db / 10);
    double error =
        IntStream.range(0, 50).mapToDouble(f -> meanSquare(send(awgn(esN0Db), sent, f), x)).sum();
    assertThat(error / 50).isCloseTo(n0 / (1 + n0), within(0.01 * n0 / (1 + n0)));
  }

  /// Over Rayleigh fading the same error, averaged over |h|^2, is the integral of e^-g N0 / (g +
  /// N0) = N0 e^N0 E1(N0); at N0 = 1 that is 0.59635 (Abramowitz and Stegun, table 5.1).
  @Test
  void fadingIsWeighedByItsOwnGain() {
    Payload.Features sent = features(3200);
    float[] x = ReceivedPayload.errorFree(sent).softBits();
    double error =
        IntStream.range(0, 100).mapToDouble(f -> meanSquare(send(fading(0, 1), sent, f), x)).sum();
    assertThat(error / 100).isCloseTo(0.59635, within(0.004));
  }

  private static Channel ofdm(double esN0Db) {
    return new TdlChannel(
        new EsN0(esN0Db),
        new TdlSettings(TdlProfile.A, 100e-9, 0, TdlModel.FREQUENCY),
        new OfdmGrid(
            1,
            12,
            OfdmGrid.smallestFftSize(12),
            new CyclicPrefix.Normal(),
            Pilots.NONE,
            FillOrder.FREQUENCY_FIRST),
        OfdmReceiver.PERFECT);
  }

  /// Every subcarrier of TDL-A is Rayleigh, so the error is that of flat fading; one OFDM symbol a
  /// frame, so that frames are independent.
  @Test
  void everySubcarrierIsWeighedByItsOwnGain() {
    Payload.Features sent = features(24);
    float[] x = ReceivedPayload.errorFree(sent).softBits();
    AnalogLink clean = new AnalogLink(ofdm(200), 12, 0);
    assertThat(clean.apply(sent, key(0)).payload().softBits()).containsExactly(x, within(1e-4f));
    AnalogLink noisy = new AnalogLink(ofdm(0), 12, 0);
    int frames = 4000;
    double error =
        IntStream.range(0, frames)
            .mapToDouble(f -> meanSquare(noisy.apply(sent, key(f)).payload().softBits(), x))
            .sum();
    assertThat(error / frames).isCloseTo(0.59635, within(0.015));
  }

  private static double meanSquare(float[] u, float[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (u[i] - x[i]) * (u[i] - x[i]);
    }
    return sum / x.length;
  }

  @Test
  void lostFrameSaysNothingAndAKeptOneEverything() {
    Payload.Features sent = features(3168);
    Channel lossy = new PacketLossChannel(1, PacketSize.WHOLE_BLOCK);
    assertThat(send(lossy, sent, 0)).containsExactly(new float[3168], within(0f));
    assertThat(send(new PacketLossChannel(0, PacketSize.WHOLE_BLOCK), sent, 0))
        .containsExactly(ReceivedPayload.errorFree(sent).softBits(), within(1e-6f));
  }

  @Test
  void blackFrameIsSilence() {
    float[] u = send(awgn(200), new Payload.Features(new float[48]), 0);
    assertThat(u).containsExactly(new float[48], within(1e-6f));
  }

  @Test
  void onlyChannelsWithSymbolsCarryFeatures() {
    assertThatThrownBy(() -> new AnalogLink(new BinarySymmetricChannel(0.1), SYMBOLS, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bits");
    assertThatThrownBy(
            () -> new AnalogLink(new PacketLossChannel(0.1, new PacketSize(100)), SYMBOLS, 0))
        .isInstanceOf(IllegalArgumentException.class);
    AnalogLink link = new AnalogLink(awgn(0), SYMBOLS, 0);
    assertThatThrownBy(() -> link.apply(features(3202), key(0)))
        .hasMessage("3202 features do not fit 1600 symbols");
    assertThatThrownBy(() -> link.apply(new Payload.Bits(BitBlock.pack(new byte[8])), key(0)))
        .isInstanceOf(ClassCastException.class);
  }

  @Test
  void countsHaveChannelUsesAndNoBits() {
    Reception reception = new AnalogLink(awgn(0), SYMBOLS, 20).apply(features(3168), key(0));
    assertThat(reception.use().channelUses()).isEqualTo(1620);
    assertThat(reception.bits().trials()).isZero();
    assertThat(reception.blocks().trials()).isZero();
    assertThat(reception.demodBits().trials()).isZero();
  }

  @Test
  void equalKeysGiveEqualReceptionsOnAnyThread() {
    AnalogLink link = new AnalogLink(fading(3, 100), SYMBOLS, 0);
    Payload.Features sent = features(3168);
    var inOrder = IntStream.range(0, 8).mapToObj(f -> link.apply(sent, key(f))).toList();
    var parallel =
        IntStream.range(0, 8).parallel().mapToObj(f -> link.apply(sent, key(f))).toList();
    for (int f = 0; f < 8; f++) {
      assertThat(parallel.get(f).payload().softBits())
          .containsExactly(inOrder.get(f).payload().softBits());
    }
  }
}
