package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.ofdm.CyclicPrefix;
import io.semlink.simulator.ofdm.Equaliser;
import io.semlink.simulator.ofdm.FillOrder;
import io.semlink.simulator.ofdm.GridPlan;
import io.semlink.simulator.ofdm.OfdmGrid;
import io.semlink.simulator.ofdm.OfdmReceiver;
import io.semlink.simulator.ofdm.Pilots;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The time model against the frequency model and against the theory of interference.
final class TdlModelTest {
  private static final int DATA = 800;

  private static OfdmGrid grid(CyclicPrefix prefix) {
    return new OfdmGrid(0, 72, 128, prefix, new Pilots(2, 7, 3), FillOrder.FREQUENCY_FIRST);
  }

  private static TdlChannel channel(TdlSettings settings, CyclicPrefix prefix) {
    return new TdlChannel(new EsN0(10), settings, grid(prefix), OfdmReceiver.PERFECT);
  }

  private static StreamKey key(int block) {
    return StreamKey.of(7, Purpose.CHANNEL_NOISE, block);
  }

  /// Mean power, over blocks of QPSK, of what the time model adds to gain times symbol.
  private static double interference(TdlSettings settings, CyclicPrefix prefix, int numBlocks) {
    TdlChannel channel = channel(settings, prefix);
    GridPlan plan = new GridPlan(grid(prefix), DATA);
    float[] symbols = new float[2 * DATA];
    double power = 0;
    for (int block = 0; block < numBlocks; block++) {
      new Modem(Modulation.QPSK).map(TdlErrorRateTest.bits(2 * DATA, block), symbols);
      float[] sent = new float[2 * plan.numElements()];
      plan.write(symbols, sent);
      float[] received = sent.clone();
      float[] gains = new float[sent.length];
      channel.fade(plan, received, key(block), gains);
      for (int i = 0; i < sent.length; i += 2) {
        double re = received[i] - (gains[i] * sent[i] - gains[i + 1] * sent[i + 1]);
        double im = received[i + 1] - (gains[i] * sent[i + 1] + gains[i + 1] * sent[i]);
        power += re * re + im * im;
      }
    }
    return power / numBlocks / plan.numElements();
  }

  /// What the frequency model says that it leaves out, over the signal's power.
  private static double leftOut(TdlSettings settings, CyclicPrefix prefix) {
    EsN0 esN0 = new EsN0(60);
    Limit limit =
        new TdlChannel(esN0, settings.with(TdlModel.FREQUENCY), grid(prefix), OfdmReceiver.PERFECT)
            .validity(DATA)
            .exceeded()
            .getFirst();
    return (Math.pow(10, limit.value() / 10) - 1) * esN0.noisePower();
  }

  /// Static channel, delays inside the prefix, wherever between samples they fall: one model.
  @ParameterizedTest
  @EnumSource(TdlProfile.class)
  void modelsAgreeOnAStaticChannelWithinThePrefix(TdlProfile profile) {
    float[][] llr = new float[2][2 * DATA];
    double[] measured = new double[2];
    for (TdlModel model : TdlModel.values()) {
      TdlChannel channel =
          channel(new TdlSettings(profile, 200e-9, 0, model), new CyclicPrefix.Normal());
      assertThat(channel.validity(DATA).exceeded()).isEmpty();
      int slot = model == TdlModel.TIME ? 1 : 0;
      byte[] bits = TdlErrorRateTest.bits(2 * DATA, 1);
      channel.send(bits, new Modem(Modulation.QPSK), key(1), new Workspace(), llr[slot]);
      measured[slot] = channel.measuredEsN0Db(DATA, key(1));
    }
    for (int i = 0; i < llr[0].length; i++) {
      assertThat(llr[1][i]).isCloseTo(llr[0][i], within(2e-3f * (1 + Math.abs(llr[0][i]))));
    }
    assertThat(measured[1]).isCloseTo(measured[0], within(1e-3));
  }

  /// Interference between carriers of a flat channel with the classical spectrum: (2 pi fD T)^2 /
  /// 24 in the middle of a wide band (Li and Cimini, "Bounds on the interchannel interference of
  /// OFDM in time-varying impairments", IEEE Trans. Commun. 49(3), 2001); 72 carriers of finite
  /// width lose a little of it at the edges, and empty elements a little more.
  @Test
  void dopplerBringsInterferenceBetweenCarriers() {
    double doppler = 300;
    TdlSettings settings = new TdlSettings(TdlProfile.A, 0, doppler, TdlModel.TIME);
    double measured = interference(settings, new CyclicPrefix.Normal(), 150);
    double bound = Math.pow(2 * Math.PI * doppler / 15_000, 2) / 24;
    assertThat(measured).isBetween(0.8 * bound, 1.02 * bound);
    assertThat(leftOut(settings, new CyclicPrefix.Normal())).isCloseTo(bound, within(1e-6));
    TdlSettings still = new TdlSettings(TdlProfile.A, 0, 0, TdlModel.TIME);
    assertThat(interference(still, new CyclicPrefix.Normal(), 3)).isLessThan(1e-10);
  }

  /// A tap of power P that comes a share x of the window after the prefix gives P x to the symbol
  /// before and keeps P (1 - x), of which P (1 - x)^2 stays on its own carrier: interference P x (2
  /// - x), a little of it on guard carriers.
  @Test
  void delaysBeyondThePrefixBringInterferenceBetweenSymbols() {
    TdlSettings settings = new TdlSettings(TdlProfile.C, 1500e-9, 0, TdlModel.TIME);
    CyclicPrefix prefix = new CyclicPrefix.Fixed(4);
    double measured = interference(settings, prefix, 200);
    TapTable taps = TapTable.of(settings);
    double expected = 0;
    for (int i = 0; i < taps.size(); i++) {
      double late = Math.max(0, taps.delays()[i] * 128 * 15_000 - 4) / 128;
      expected += taps.powers()[i] * late * (2 - late);
    }
    assertThat(leftOut(settings, prefix)).isCloseTo(expected, within(1e-4 * expected));
    assertThat(measured).isBetween(0.7 * expected, 1.3 * expected);
    assertThat(interference(settings, new CyclicPrefix.Fixed(128), 3)).isLessThan(1e-10);
  }

  /// E(h(f + d) h*(f)) = sum of P exp(-j 2 pi d tau).
  @Test
  void frequencyCorrelationIsThatOfTheProfile() {
    TdlSettings settings = new TdlSettings(TdlProfile.B, 300e-9, 0, TdlModel.FREQUENCY);
    TdlChannel channel = channel(settings, new CyclicPrefix.Normal());
    GridPlan plan = new GridPlan(grid(new CyclicPrefix.Normal()), 36);
    int numBlocks = 4000;
    double[] re = new double[72];
    double[] im = new double[72];
    for (int block = 0; block < numBlocks; block++) {
      float[] gains = new float[144];
      channel.fade(plan, new float[144], key(block), gains);
      for (int k = 0; k < 72; k++) {
        re[k] += (gains[2 * k] * gains[0] + gains[2 * k + 1] * gains[1]) / (double) numBlocks;
        im[k] += (gains[2 * k + 1] * gains[0] - gains[2 * k] * gains[1]) / (double) numBlocks;
      }
    }
    for (int k = 0; k < 72; k += 7) {
      Complex theory = TapTable.of(settings).at(k * 15_000.0, 0);
      assertThat(re[k]).isCloseTo(theory.getReal(), within(4.5 / Math.sqrt(numBlocks)));
      assertThat(im[k]).isCloseTo(theory.getImaginary(), within(4.5 / Math.sqrt(numBlocks)));
    }
  }

  /// The power gain of an element is 1 in the mean.
  @ParameterizedTest
  @CsvSource({"A,FREQUENCY", "D,FREQUENCY", "C,TIME"})
  void measuredEsN0IsTheOperatingPointInTheMean(TdlProfile profile, TdlModel model) {
    TdlChannel channel =
        channel(new TdlSettings(profile, 100e-9, 30, model), new CyclicPrefix.Normal());
    int numBlocks = model == TdlModel.TIME ? 1000 : 4000;
    double mean = 0;
    for (int block = 0; block < numBlocks; block++) {
      mean += Math.pow(10, channel.measuredEsN0Db(20, key(block)) / 10) / numBlocks;
    }
    assertThat(mean / 10).isCloseTo(1, within(4.5 / Math.sqrt(numBlocks)));
  }

  @Test
  void channelUsesAndCoherenceAreInOccupiedBandwidth() {
    TdlChannel channel =
        channel(
            new TdlSettings(TdlProfile.A, 1e-7, 50, TdlModel.FREQUENCY),
            new CyclicPrefix.Fixed(16));
    // 36 + 6 * 72 = 468 data elements in seven symbols of 144 samples, 72 of 128 of the band.
    assertThat(channel.channelUses(468)).isEqualTo(7 * 144 * 72 / 128);
    assertThat(channel.coherence()).isCloseTo(0.423 / 50 * 72 * 15_000, within(1e-6));
    TdlSettings still = new TdlSettings(TdlProfile.A, 1e-7, 0, TdlModel.FREQUENCY);
    assertThat(channel(still, new CyclicPrefix.Fixed(16)).coherence()).isNull();
  }

  @Test
  void equalKeysGiveEqualResults() {
    TdlSettings settings = new TdlSettings(TdlProfile.E, 100e-9, 60, TdlModel.TIME);
    byte[] bits = TdlErrorRateTest.bits(2 * DATA, 2);
    float[] first =
        channel(settings, new CyclicPrefix.Normal()).send(bits, new Modem(Modulation.QPSK), key(1));
    TdlChannel other = channel(settings, new CyclicPrefix.Normal());
    other.send(bits, new Modem(Modulation.QPSK), key(2));
    assertThat(other.send(bits, new Modem(Modulation.QPSK), key(1))).containsExactly(first);
    assertThat(other.send(bits, new Modem(Modulation.QPSK), key(2))).isNotEqualTo(first);
  }

  @Test
  void impossibleChannelsAreRefused() {
    OfdmGrid bare =
        new OfdmGrid(0, 72, 128, new CyclicPrefix.Normal(), Pilots.NONE, FillOrder.FREQUENCY_FIRST);
    TdlSettings fine = new TdlSettings(TdlProfile.A, 0, 0, TdlModel.TIME);
    OfdmReceiver blind = new OfdmReceiver(OfdmReceiver.Csi.WIENER, Equaliser.MMSE, true);
    assertThatThrownBy(() -> new TdlChannel(new EsN0(0), fine, bare, blind))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wiener but the grid has no pilots");
    TdlSettings late = new TdlSettings(TdlProfile.A, 1e-5, 0, TdlModel.TIME);
    assertThatThrownBy(() -> channel(late, new CyclicPrefix.Normal()))
        .hasMessageContaining("longest delay");
    TdlSettings fast = new TdlSettings(TdlProfile.A, 0, 16_000, TdlModel.TIME);
    assertThatThrownBy(() -> channel(fast, new CyclicPrefix.Normal()))
        .hasMessageContaining("16000.0 Hz");
  }
}
