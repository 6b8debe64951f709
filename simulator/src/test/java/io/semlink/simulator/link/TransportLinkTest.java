package io.semlink.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.channel.AwgnChannel;
import io.semlink.simulator.channel.BinarySymmetricChannel;
import io.semlink.simulator.channel.BlockFading;
import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.channel.DopplerFading;
import io.semlink.simulator.channel.FlatChannel;
import io.semlink.simulator.channel.GainLaw;
import io.semlink.simulator.coding.RepetitionTransport;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.ldpc.NrLdpcSettings;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EsN0;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransportLinkTest {
  private static final CodeSettings HALF_RATE =
      new CodeSettings.NrLdpc(NrLdpcSettings.DEFAULT, new CodeRate(1, 2));

  private static Payload.Bits payload(int numBits) {
    var random = StreamKey.of(1, Purpose.RANDOM_BITS, numBits).generator();
    byte[] bits = new byte[numBits];
    for (int i = 0; i < numBits; i++) {
      bits[i] = (byte) random.nextInt(2);
    }
    return new Payload.Bits(BitBlock.pack(bits));
  }

  private static StreamKey key(long frame) {
    return StreamKey.of(9, Purpose.CHANNEL_NOISE, frame);
  }

  private static TransportLink link(int symbols, double esN0Db, ReceiveMode mode) {
    CodeSettings settings = mode.coded() ? HALF_RATE : new CodeSettings.None();
    TransportCode code = FrameBudget.codeForSymbols(symbols, settings, Modulation.QPSK);
    return new TransportLink(
        code, new Modem(Modulation.QPSK), new AwgnChannel(new EsN0(esN0Db)), mode);
  }

  @ParameterizedTest
  @ValueSource(ints = {1600, 6400, 20_000})
  void goodChannelDeliversThePayloadAsSent(int symbols) {
    Payload sent = payload(symbols - 100);
    Reception reception = link(symbols, 10, ReceiveMode.CODED_HARD).apply(sent, key(0));
    assertThat(reception.blocks().errors()).isZero();
    assertThat(reception.payload().softBits())
        .containsExactly(ReceivedPayload.errorFree(sent).softBits());
  }

  /// A choice among MCS by their frame records rests on this.
  @Test
  void everyMcsOfEqualSymbolsMeetsAndMeasuresTheSameGains() {
    EsN0 esN0 = new EsN0(7);
    List<Channel> channels =
        List.of(
            new AwgnChannel(esN0),
            new FlatChannel(esN0, new BlockFading(new GainLaw.Rayleigh(), 100)),
            new FlatChannel(esN0, new DopplerFading(new GainLaw.Rayleigh(), 0.001)));
    for (Channel channel : channels) {
      for (long frame = 0; frame < 20; frame++) {
        AnalogLink analog = new AnalogLink(channel, 1200, 0);
        Double measured = analog.measuredEsN0Db(key(frame));
        assertThat(measured).isNotNull();
        for (Modulation modulation : List.of(Modulation.QPSK, Modulation.QAM16, Modulation.QAM64)) {
          TransportCode code = FrameBudget.codeForSymbols(1200, HALF_RATE, modulation);
          TransportLink link =
              new TransportLink(code, new Modem(modulation), channel, ReceiveMode.CODED_HARD);
          assertThat(link.measuredEsN0Db(key(frame))).isEqualTo(measured);
        }
      }
    }
    assertThat(
            new TransportLink(
                    FrameBudget.codeForSymbols(1200, HALF_RATE, Modulation.QPSK),
                    new Modem(Modulation.QPSK),
                    new BinarySymmetricChannel(0.1),
                    ReceiveMode.CODED_HARD)
                .measuredEsN0Db(key(0)))
        .isNull();
  }

  @Test
  void lostBlockCarriesNoInformation() {
    Reception reception = link(1600, -8, ReceiveMode.CODED_HARD).apply(payload(1500), key(0));
    assertThat(reception.blocks().errors()).isEqualTo(1);
    assertThat(reception.codeBlocks().errors()).isEqualTo(1);
    assertThat(reception.payload().softBits()).containsOnly(0f);
  }

  /// Erasure works by code block: at the threshold of a long transport block some of them survive.
  @Test
  void onlyTheFailedCodeBlocksAreErased() {
    boolean partly =
        IntStream.range(0, 10)
            .mapToObj(f -> link(60_000, 1.4, ReceiveMode.CODED_HARD).apply(payload(59_000), key(f)))
            .anyMatch(r ->
                r.codeBlocks().errors() > 0 && r.codeBlocks().errors() < r.codeBlocks().trials());
    assertThat(partly).isTrue();
  }

  @Test
  void uncodedSoftBitsAgreeWithHardDecisionsAndStayInRange() {
    Payload.Bits sent = payload(3000);
    Reception reception = link(1600, 2, ReceiveMode.UNCODED_SOFT).apply(sent, key(0));
    long wrong = 0;
    float[] soft = reception.payload().softBits();
    for (int i = 0; i < soft.length; i++) {
      assertThat(soft[i]).isBetween(-1f, 1f);
      wrong += (soft[i] > 0 ? 1 : 0) != sent.bits().bit(i) ? 1 : 0;
    }
    assertThat(soft).hasSize(3000);
    assertThat(wrong).isPositive().isLessThanOrEqualTo(reception.bits().errors());
  }

  /// Intact is what a check says is right: a code or mode without one knows nothing, however good
  /// the channel.
  @Test
  void onlyAChecksVerdictMakesAPayloadIntact() {
    Payload sent = payload(1500);
    assertThat(link(1600, 10, ReceiveMode.CODED_HARD).apply(sent, key(0)).payload().intact())
        .isTrue();
    assertThat(link(1600, -8, ReceiveMode.CODED_HARD).apply(sent, key(0)).payload().intact())
        .isFalse();
    assertThat(link(1600, -8, ReceiveMode.CODED_SOFT).apply(sent, key(0)).payload().intact())
        .isFalse();
    Reception uncoded = link(1600, 30, ReceiveMode.UNCODED_SOFT).apply(sent, key(0));
    assertThat(uncoded.bits().errors()).isZero();
    assertThat(uncoded.payload().intact()).isFalse();
    Reception repeated =
        new TransportLink(
                new RepetitionTransport(1500, 4500),
                new Modem(Modulation.QPSK),
                new AwgnChannel(new EsN0(30)),
                ReceiveMode.CODED_HARD)
            .apply(sent, key(0));
    assertThat(repeated.bits().errors()).isZero();
    assertThat(repeated.payload().intact()).isFalse();
  }

  /// One code block in error of a transport block: what came before it stands, but not as intact.
  @Test
  void aPartlyErasedPayloadIsNotIntact() {
    List<Reception> receptions =
        IntStream.range(0, 10)
            .mapToObj(f -> link(60_000, 1.4, ReceiveMode.CODED_HARD).apply(payload(59_000), key(f)))
            .toList();
    assertThat(receptions).anyMatch(r -> r.codeBlocks().errors() > 0);
    assertThat(receptions)
        .allSatisfy(r -> assertThat(r.payload().intact()).isEqualTo(r.codeBlocks().errors() == 0));
  }

  @Test
  void equalKeysGiveEqualReceptionsInAnyOrderAndOnAnyThread() {
    TransportLink link = link(1600, 1, ReceiveMode.CODED_HARD);
    Payload sent = payload(1584);
    List<Reception> inOrder =
        IntStream.range(0, 16).mapToObj(f -> link.apply(sent, key(f))).toList();
    List<Reception> parallel =
        IntStream.range(0, 16).parallel().mapToObj(f -> link.apply(sent, key(f))).toList();
    for (int f = 15; f >= 0; f--) {
      Reception again = link.apply(sent, key(f));
      for (Reception other : List.of(inOrder.get(f), parallel.get(f))) {
        assertThat(other.payload().softBits()).containsExactly(again.payload().softBits());
        assertThat(other.demodBits()).isEqualTo(again.demodBits());
        assertThat(other.decoderIterations()).isEqualTo(again.decoderIterations());
      }
    }
  }
}
