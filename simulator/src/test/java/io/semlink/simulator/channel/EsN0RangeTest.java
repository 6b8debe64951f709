package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.channel.GainLaw.Nakagami;
import io.semlink.simulator.channel.GainLaw.Rayleigh;
import io.semlink.simulator.channel.GainLaw.Rician;
import io.semlink.simulator.channel.ImpulsiveNoise.BernoulliGaussian;
import io.semlink.simulator.channel.ImpulsiveNoise.MiddletonClassA;
import io.semlink.simulator.modulation.DemapperRule;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.ofdm.ChannelEstimate;
import io.semlink.simulator.ofdm.CyclicPrefix;
import io.semlink.simulator.ofdm.DataSymbols;
import io.semlink.simulator.ofdm.Equaliser;
import io.semlink.simulator.ofdm.FillOrder;
import io.semlink.simulator.ofdm.GridPlan;
import io.semlink.simulator.ofdm.OfdmGrid;
import io.semlink.simulator.ofdm.OfdmReceiver;
import io.semlink.simulator.ofdm.Pilots;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Both ends of the range of Es/N0: every LLR is finite, and without noise to speak of every hard
/// decision is right.
final class EsN0RangeTest {
  private static final int SYMBOLS = 96;
  private static final OfdmGrid GRID =
      new OfdmGrid(
          0, 72, 128, new CyclicPrefix.Normal(), new Pilots(4, 4, 1), FillOrder.FREQUENCY_FIRST);

  private static Channel flat(EsN0 esN0, GainProcess gains) {
    return new FlatChannel(esN0, gains);
  }

  private static Channel impaired(EsN0 esN0, Impairments impairments, ReceiverKnowledge knowledge) {
    return new FlatChannel(esN0, new BlockFading(new Rayleigh(), 4), impairments, knowledge);
  }

  private static Channel tdl(EsN0 esN0, TdlModel model, OfdmReceiver.Csi csi) {
    return new TdlChannel(
        esN0,
        new TdlSettings(TdlProfile.A, 1e-7, 0, model),
        GRID,
        new OfdmReceiver(csi, Equaliser.MMSE, csi != OfdmReceiver.Csi.PERFECT));
  }

  /// Channels that a receiver knows.
  private static List<Function<EsN0, Channel>> known() {
    return List.of(
        AwgnChannel::new,
        esN0 -> flat(esN0, new BlockFading(new Rayleigh(), 1)),
        esN0 -> flat(esN0, new BlockFading(new Rician(6), 7)),
        esN0 -> flat(esN0, new BlockFading(new Nakagami(0.5), 1)),
        esN0 -> flat(esN0, new DopplerFading(new Rayleigh(), 0.01)),
        esN0 -> tdl(esN0, TdlModel.FREQUENCY, OfdmReceiver.Csi.PERFECT),
        esN0 -> tdl(esN0, TdlModel.TIME, OfdmReceiver.Csi.PERFECT));
  }

  /// Channels whose receiver errs, or that vary as far as they may.
  private static List<Function<EsN0, Channel>> unknown() {
    ReceiverKnowledge perfect = ReceiverKnowledge.PERFECT;
    return List.of(
        esN0 -> impaired(esN0, new Impairments(30, 0, 0, null), perfect),
        esN0 -> impaired(esN0, new Impairments(0, 3.2, 0.49, null), perfect),
        esN0 -> impaired(esN0, new Impairments(0, 0, 0, new BernoulliGaussian(0.5, 1e9)), perfect),
        esN0 ->
            impaired(
                esN0,
                new Impairments(0, 0, 0, new MiddletonClassA(1e-6, 1e-9)),
                perfect.withImpulses(StateKnowledge.STATE)),
        esN0 -> impaired(esN0, Impairments.NONE, perfect.withEsN0Error(60, 60)),
        esN0 -> impaired(esN0, Impairments.NONE, perfect.withEsN0Error(-60, 60)),
        esN0 -> impaired(esN0, Impairments.NONE, ReceiverKnowledge.ofGainError(10)),
        esN0 -> impaired(esN0, Impairments.NONE, ReceiverKnowledge.ofPilots(-40)),
        esN0 -> tdl(esN0, TdlModel.FREQUENCY, OfdmReceiver.Csi.LEAST_SQUARES),
        esN0 -> tdl(esN0, TdlModel.TIME, OfdmReceiver.Csi.WIENER));
  }

  @ParameterizedTest
  @EnumSource(Modulation.class)
  void everyLlrIsFiniteAndNoiselessDecisionsAreRight(Modulation modulation) {
    List<Function<EsN0, Channel>> all = new ArrayList<>(known());
    all.addAll(unknown());
    for (DemapperRule rule : DemapperRule.values()) {
      Modem modem = new Modem(modulation, rule);
      for (double esN0Db : new double[] {EsN0.LEAST_DB, EsN0.MOST_DB}) {
        for (int i = 0; i < all.size(); i++) {
          Channel channel = all.get(i).apply(new EsN0(esN0Db));
          for (int block = 0; block < 4; block++) {
            byte[] bits = TdlErrorRateTest.bits(SYMBOLS * modulation.order(), block);
            float[] llr = channel.send(bits, modem, StreamKey.of(3, Purpose.CHANNEL_NOISE, block));
            boolean right = esN0Db == EsN0.MOST_DB && i < known().size();
            String what = "%s %s channel %d at %s dB".formatted(modulation, rule, i, esN0Db);
            for (int b = 0; b < llr.length; b++) {
              assertThat(Float.isFinite(llr[b])).as(what).isTrue();
              if (right) {
                assertThat(llr[b] < 0).as(what).isEqualTo(bits[b] == 1);
              }
            }
          }
        }
      }
    }
  }

  /// A gain of exactly zero, which no draw gives, is a symbol of which nothing is known.
  @ParameterizedTest
  @EnumSource(Equaliser.class)
  void aGainOfZeroSaysNothing(Equaliser equaliser) {
    GridPlan plan = new GridPlan(GRID, SYMBOLS);
    float[] gains = new float[2 * plan.numElements()];
    for (int i = 0; i < gains.length; i += 4) {
      gains[i] = 1e-19f;
    }
    for (double esN0Db : new double[] {EsN0.LEAST_DB, 0, 100}) {
      EsN0 esN0 = new EsN0(esN0Db);
      float[] received = new float[gains.length];
      AwgnChannel.addNoise(received, esN0, StreamKey.of(1, Purpose.CHANNEL_NOISE, 0));
      for (DemapperRule rule : DemapperRule.values()) {
        DataSymbols data = new DataSymbols(new float[2 * SYMBOLS], new float[SYMBOLS]);
        equaliser.equalise(
            plan, received, ChannelEstimate.trusted(gains), (float) esN0.noisePower(), data);
        float[] llr = new float[2 * SYMBOLS];
        new Modem(Modulation.QPSK, rule).demap(data.symbols(), data.noisePower(), llr);
        for (float value : llr) {
          assertThat(Math.abs(value)).isLessThan(1e-3f);
        }
      }
    }
  }

  @Test
  void aBeliefOutsideTheRangeIsItsEnd() {
    StreamKey key = StreamKey.of(1, Purpose.CHANNEL_NOISE, 0);
    ReceiverKnowledge sure = ReceiverKnowledge.PERFECT.withEsN0Error(60, 0);
    assertThat(sure.noisePower(new EsN0(190), key)).isEqualTo(new EsN0(200).noisePower());
    assertThat(sure.noisePower(new EsN0(10), key)).isEqualTo(new EsN0(70).noisePower());
  }
}
