package io.semlink.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.channel.AwgnChannel;
import io.semlink.simulator.channel.BlockFading;
import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.channel.FlatChannel;
import io.semlink.simulator.channel.GainLaw;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.UncodedTransport;
import io.semlink.simulator.coding.ldpc.NrLdpcSettings;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EsN0;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class HarqTest {
  private static final TransportCode CODE =
      new CodeSettings.NrLdpc(NrLdpcSettings.DEFAULT, new CodeRate(1, 2))
          .holding(1000, Modulation.QPSK);
  private static final HarqSettings CHASE =
      new HarqSettings(4, HarqSettings.CHASE_COMBINING, 0.004);

  private static LinkProtocol protocol(HarqSettings harq) {
    return new LinkProtocol(harq, 20, 0.001);
  }

  private static RandomBlocksLink link(
      TransportCode code, Channel channel, HarqSettings harq, int blocks) {
    TransportLink one =
        new TransportLink(
            code, new Modem(Modulation.QPSK), channel, ReceiveMode.CODED_HARD, protocol(harq));
    return new RandomBlocksLink(one, Math.min(1000, code.payloadBits()), blocks);
  }

  private static StreamKey key(long frame) {
    return StreamKey.of(4, Purpose.CHANNEL_NOISE, frame);
  }

  private static Reception send(double esN0Db, HarqSettings harq, int blocks) {
    return link(CODE, new AwgnChannel(new EsN0(esN0Db)), harq, blocks).send(key(0));
  }

  /// Two transmissions add 3 dB: at 3 dB below a point where all blocks arrive, none does in the
  /// first round and all do in the second.
  @Test
  void chaseCombiningOfTwoRoundsGainsThreeDecibels() {
    double good = 2.2;
    assertThat(send(good, HarqSettings.NONE, 60).blocks().errors()).isZero();
    double low = good - 10 * Math.log10(2);
    assertThat(send(low, HarqSettings.NONE, 60).blocks().errors()).isEqualTo(60);
    Reception twice = send(low, new HarqSettings(2, HarqSettings.CHASE_COMBINING, 0), 60);
    assertThat(twice.blocks().errors()).isZero();
    assertThat(twice.use().rounds()).isEqualTo(new Histogram(List.of(0L, 0L, 60L)));
  }

  /// Every round is charged: 20 header symbols and the data each; delivered bits count once.
  @Test
  void everyRoundIsCharged() {
    Reception reception = send(-0.9, CHASE, 40);
    LinkUse use = reception.use();
    long rounds = use.rounds().sum();
    assertThat(use.rounds().total()).isEqualTo(40);
    assertThat(rounds).isGreaterThan(40);
    assertThat(use.channelUses()).isEqualTo(rounds * (20 + CODE.codedBits() / 2));
    assertThat(reception.demodBits().trials()).isEqualTo(rounds * CODE.codedBits());
    assertThat(use.iterations().total()).isEqualTo(rounds * CODE.numCodeBlocks());
    assertThat(use.iterations().sum()).isEqualTo(reception.decoderIterations());
    long arrived = reception.blocks().trials() - reception.blocks().errors();
    assertThat(use.deliveredBits()).isEqualTo(1000 * arrived);
  }

  /// Three transmissions of 500 channel uses at 100 kHz with 4 ms feedback and 1 ms propagation: 3
  /// (5 + 1) ms of sending and 2 (4 + 1) ms of feedback.
  @Test
  void linkTimeIsTimeOnAirAndFeedbackAndPropagation() {
    LinkUse use = new LinkUse(0, 1500, Histogram.of(3), Histogram.NONE, Histogram.NONE);
    double seconds = protocol(CHASE).linkSeconds(use, 100_000);
    assertThat(seconds).isCloseTo(3 * 0.006 + 2 * 0.005, within(1e-12));
    LinkUse ten =
        new LinkUse(0, 5000, new Histogram(List.of(0L, 10L)), Histogram.NONE, Histogram.NONE);
    assertThat(protocol(CHASE).linkSeconds(ten, 100_000)).isCloseTo(0.051, within(1e-12));
  }

  @Test
  void budgetCountsHeaderAndCoherence() {
    Channel channel = new FlatChannel(new EsN0(3), new BlockFading(new GainLaw.Rayleigh(), 100));
    LinkBudget budget =
        FrameBudget.of(
            new FrameBudget.Terms(
                CODE,
                1000,
                1,
                Modulation.QPSK,
                new EsN0(3),
                null,
                100_000.0,
                channel,
                protocol(CHASE),
                7.5));
    assertThat(budget.channelUses()).isEqualTo(budget.symbols() + 20);
    assertThat(budget.netBitsPerChannelUse()).isEqualTo(1000.0 / budget.channelUses());
    assertThat(budget.linkSeconds()).isEqualTo(budget.channelUses() / 100_000.0);
    assertThat(budget.paprDb()).isEqualTo(7.5);
    LinkUse once =
        new LinkUse(1000, budget.channelUses(), Histogram.of(1), Histogram.NONE, Histogram.NONE);
    assertThat(budget.linkSeconds(once))
        .isCloseTo(Objects.requireNonNull(budget.linkSeconds()) + 0.001, within(1e-12));
    assertThat(FrameBudget.dataSymbols(1600, channel, 20)).isEqualTo(1580);
    assertThat(FrameBudget.dataSymbols(10, channel, 20)).isZero();
  }

  /// Without a check every block is taken as it comes, however bad: one round.
  @Test
  void blocksWithoutACheckAreSentOnce() {
    Reception reception =
        link(new UncodedTransport(1000), new AwgnChannel(new EsN0(-5)), CHASE, 10).send(key(0));
    assertThat(reception.use().rounds()).isEqualTo(new Histogram(List.of(0L, 10L)));
    assertThat(reception.blocks().errors()).isEqualTo(10);
    assertThat(reception.use().deliveredBits()).isZero();
  }

  /// Rounds have noise and fading of their own, named by the realisation; a repetition begins at a
  /// multiple of 256.
  @Test
  void roundsSeeTheChannelAnew() {
    TransportLink one =
        new TransportLink(
            CODE,
            new Modem(Modulation.QPSK),
            new FlatChannel(new EsN0(2), new BlockFading(new GainLaw.Rayleigh(), 10_000)),
            ReceiveMode.CODED_HARD,
            protocol(CHASE));
    Histogram rounds =
        LongStream.range(0, 60)
            .mapToObj(f -> new RandomBlocksLink(one, 1000, 1).send(key(f)).use().rounds())
            .reduce(Histogram.NONE, Histogram::plus);
    assertThat(rounds.count(1)).isPositive();
    assertThat(rounds.count(2)).isPositive();
    assertThat(rounds.total()).isEqualTo(60);
  }

  @Test
  void parallelismChangesNoNumber() {
    RandomBlocksLink link = link(CODE, new AwgnChannel(new EsN0(-0.9)), CHASE, 2);
    List<LinkUse> alone = IntStream.range(0, 24).mapToObj(f -> link.send(key(f)).use()).toList();
    List<LinkUse> together;
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      together =
          IntStream.range(0, 24)
              .mapToObj(f -> CompletableFuture.supplyAsync(() -> link.send(key(f)).use(), pool))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
    }
    assertThat(together).isEqualTo(alone);
  }

  @Test
  void settingsAreChecked() {
    assertThatThrownBy(() -> new HarqSettings(0, List.of(0), 0)).hasMessageContaining("1..256");
    assertThatThrownBy(() -> new HarqSettings(257, List.of(0), 0)).hasMessageContaining("1..256");
    assertThatThrownBy(() -> new HarqSettings(2, List.of(2), 0))
        .hasMessageContaining("begin with 0");
    assertThatThrownBy(() -> new HarqSettings(2, List.of(0), -1)).hasMessageContaining("finite");
    assertThatThrownBy(() -> new LinkProtocol(HarqSettings.NONE, -1, 0)).hasMessageContaining("-1");
    HarqSettings incremental = new HarqSettings(6, HarqSettings.INCREMENTAL_REDUNDANCY, 0);
    assertThat(IntStream.range(0, 6).map(r -> incremental.version(r, 4)))
        .containsExactly(0, 2, 3, 1, 0, 2);
    assertThat(incremental.version(1, 1)).isZero();
    assertThatThrownBy(() -> incremental.version(2, 3)).hasMessageContaining("has 3");
  }
}
