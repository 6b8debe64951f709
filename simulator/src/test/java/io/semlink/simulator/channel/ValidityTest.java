package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.channel.GainLaw.Rayleigh;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.ofdm.CyclicPrefix;
import io.semlink.simulator.ofdm.FillOrder;
import io.semlink.simulator.ofdm.OfdmGrid;
import io.semlink.simulator.ofdm.OfdmReceiver;
import io.semlink.simulator.ofdm.Pilots;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each channel says of its own validity.
final class ValidityTest {
  private static OfdmGrid grid(CyclicPrefix prefix) {
    return new OfdmGrid(0, 72, 128, prefix, Pilots.NONE, FillOrder.FREQUENCY_FIRST);
  }

  private static TdlSettings line(double delaySpread, double doppler, TdlModel model) {
    return new TdlSettings(TdlProfile.A, delaySpread, doppler, model);
  }

  @ParameterizedTest
  @CsvSource({"2e-6,0,0,20", "2e-6,0,9,20", "0,1500,9,10", "0,5000,9,0", "1e-7,50,9,60"})
  void theTimeModelStandsInWhereTheFrequencyModelDoesNotHold(
      double delaySpread, double doppler, int prefix, double esN0Db) {
    OfdmGrid grid = grid(new CyclicPrefix.Fixed(prefix));
    TdlSettings asked = line(delaySpread, doppler, TdlModel.FREQUENCY);
    TdlChannel frequency = new TdlChannel(new EsN0(esN0Db), asked, grid, OfdmReceiver.PERFECT);
    Validity outside = frequency.validity(100);
    assertThat(outside.model()).isEqualTo("frequency");
    assertThat(outside.exceeded()).hasSize(1);
    assertThat(outside.exceeded().getFirst().toString())
        .contains("prefix", "Doppler", "at most 0.1");

    TdlChannel fitting = TdlChannel.fitting(new EsN0(esN0Db), asked, grid, OfdmReceiver.PERFECT);
    assertThat(fitting.settings().model()).isEqualTo(TdlModel.TIME);
    assertThat(fitting.validity(100))
        .isEqualTo(new Validity("time", outside.exceeded().getFirst(), java.util.List.of()));
  }

  @ParameterizedTest
  @CsvSource({"1e-7,0,9,60", "1e-7,50,9,25", "2e-6,0,127,60", "0,1500,9,-10"})
  void theFrequencyModelIsTakenWhereItHolds(
      double delaySpread, double doppler, int prefix, double esN0Db) {
    OfdmGrid grid = grid(new CyclicPrefix.Fixed(prefix));
    TdlSettings asked = line(delaySpread, doppler, TdlModel.FREQUENCY);
    TdlChannel fitting = TdlChannel.fitting(new EsN0(esN0Db), asked, grid, OfdmReceiver.PERFECT);
    assertThat(fitting.validity(100))
        .isEqualTo(new Validity("frequency", null, java.util.List.of()));
    byte[] bits = TdlErrorRateTest.bits(400, 1);
    StreamKey key = StreamKey.of(7, Purpose.CHANNEL_NOISE, 0);
    assertThat(fitting.send(bits, new Modem(Modulation.QPSK), key))
        .containsExactly(
            new TdlChannel(new EsN0(esN0Db), asked, grid, OfdmReceiver.PERFECT)
                .send(bits, new Modem(Modulation.QPSK), key));
  }

  @Test
  void aFadingBlockMayLastAsLongAsItsOscillatorsReach() {
    DopplerFading fading = new DopplerFading(new Rayleigh(), 0.01);
    FlatChannel channel = new FlatChannel(new EsN0(0), fading);
    assertThat(channel.validity(3500).exceeded()).isEmpty();
    assertThat(channel.validity(3600).exceeded())
        .singleElement()
        .satisfies(limit -> assertThat(limit.value()).isCloseTo(36, within(1e-9)));
  }

  /// Each of them leaves out, within a symbol, the variance of a phase around its mean: of a turn
  /// by a = 2 pi f it is a^2 / 12.
  @ParameterizedTest
  @CsvSource({"0,0.05,0,0.008225", "0.3,0,0,0.015", "0,0,0.05,0.004112"})
  void movementWithinASymbolIsALossOfEsN0(
      double phaseNoise, double offset, double doppler, double power) {
    GainProcess gains =
        doppler == 0
            ? new BlockFading(new Rayleigh(), 10)
            : new DopplerFading(new Rayleigh(), doppler);
    FlatChannel channel =
        new FlatChannel(
            new EsN0(20),
            gains,
            new Impairments(0, phaseNoise, offset, null),
            ReceiverKnowledge.PERFECT);
    assertThat(channel.validity(10).exceeded())
        .singleElement()
        .satisfies(limit -> {
          double lost = Math.pow(10, limit.value() / 10) - 1;
          assertThat(lost).isCloseTo(100 * power, within(1e-3));
        });
    FlatChannel noisy =
        new FlatChannel(
            new EsN0(-5),
            gains,
            new Impairments(0, phaseNoise, offset, null),
            ReceiverKnowledge.PERFECT);
    assertThat(noisy.validity(10)).isEqualTo(Validity.UNLIMITED);
  }

  @Test
  void whiteNoiseAndBitChannelsHoldEverywhere() {
    assertThat(new AwgnChannel(new EsN0(200)).validity(1 << 24)).isEqualTo(Validity.UNLIMITED);
    assertThat(new BinarySymmetricChannel(0.1).validity(1)).isEqualTo(Validity.UNLIMITED);
  }
}
