package io.semlink.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.channel.AwgnChannel;
import io.semlink.simulator.channel.BinarySymmetricChannel;
import io.semlink.simulator.channel.BlockFading;
import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.channel.FlatChannel;
import io.semlink.simulator.channel.GainLaw;
import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.link.AdaptiveLink.Ends;
import io.semlink.simulator.link.AdaptiveLink.Measurement;
import io.semlink.simulator.link.McsSelection.Target;
import io.semlink.simulator.metrics.Capacity;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.Decibels;
import io.semlink.simulator.units.EsN0;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdaptiveLinkTest {
  private static final int BITS = 600;
  private static final McsCodes CODES = McsSelectionTest.codes(McsTable.QAM256, BITS);
  private static final McsSelection SELECTION = CODES.selection(new Target(0.1));

  /// Rayleigh fading that stays the same for a whole block, with the Es/N0 that its receiver
  /// measures: the power gain is exponential of mean 1.
  private record SlowFading(EsN0 esN0) implements Channel {
    @Override
    public void send(
        byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
      new AwgnChannel(new EsN0(measuredEsN0Db(1, key))).send(codedBits, modem, key, workspace, llr);
    }

    @Override
    public Double measuredEsN0Db(int numSymbols, StreamKey key) {
      double u = key.with(Purpose.CHANNEL_FADING).generator().nextDouble();
      return esN0.db() + Decibels.fromLinear(-StrictMath.log(1 - u) + 1e-12);
    }
  }

  private static AdaptiveLink link(Channel channel, int delayBlocks, HarqSettings harq) {
    return new AdaptiveLink(
        CODES,
        SELECTION,
        new Measurement(delayBlocks, CODES.medianSymbols()),
        new Ends(
            channel,
            mcs -> new Modem(mcs.modulation()),
            ReceiveMode.CODED_HARD,
            new LinkProtocol(harq, 0, 0)));
  }

  private static StreamKey key(long frame) {
    return StreamKey.of(12, Purpose.CHANNEL_NOISE, frame);
  }

  @Test
  void everyBlockTakesTheMcsOfItsMeasurement() {
    SlowFading channel = new SlowFading(new EsN0(12));
    AdaptiveLink link = link(channel, 0, HarqSettings.NONE);
    Reception reception = new RandomBlocksLink(link, BITS, 40).send(key(0));
    LinkUse use = reception.use();
    long uses = 0;
    for (int block = 0; block < 40; block++) {
      Mcs mcs = SELECTION.choose(channel.measuredEsN0Db(1, key(block)));
      assertThat(link.choose(key(block))).isEqualTo(mcs);
      uses += CODES.symbols(mcs);
    }
    assertThat(use.channelUses()).isEqualTo(uses);
    assertThat(use.mcs().total()).isEqualTo(40);
    assertThat(use.mcs().counts().stream().filter(c -> c > 0)).hasSizeGreaterThan(5);
    assertThat(reception.blocks().interval(0.99).low()).isLessThan(0.1);
  }

  @Test
  void lateMeasurementsAreThoseOfEarlierBlocks() {
    AdaptiveLink prompt = link(new SlowFading(new EsN0(12)), 0, HarqSettings.NONE);
    AdaptiveLink late = link(new SlowFading(new EsN0(12)), 3, HarqSettings.NONE);
    for (long block = 0; block < 3; block++) {
      assertThat(late.choose(key(block))).isEqualTo(SELECTION.lowest());
    }
    for (long block = 3; block < 20; block++) {
      assertThat(late.choose(key(block))).isEqualTo(prompt.choose(key(block - 3)));
    }
  }

  /// Throughput over all channel uses stays below what any code could carry.
  @ParameterizedTest
  @ValueSource(doubles = {0, 10, 20})
  void netRateIsBelowErgodicCapacity(double esN0Db) {
    HarqSettings harq = new HarqSettings(4, HarqSettings.CHASE_COMBINING, 0);
    Channel slow = new SlowFading(new EsN0(esN0Db));
    LinkUse adaptive = new RandomBlocksLink(link(slow, 0, harq), BITS, 150).send(key(0)).use();
    double capacity = Capacity.rayleigh(new EsN0(esN0Db));
    assertThat(adaptive.netBitsPerChannelUse()).isPositive().isLessThan(capacity);
    LinkUse gaussian =
        new RandomBlocksLink(link(new AwgnChannel(new EsN0(esN0Db)), 0, harq), BITS, 40)
            .send(key(0))
            .use();
    assertThat(gaussian.netBitsPerChannelUse())
        .isLessThan(Capacity.awgn(new EsN0(esN0Db)))
        .isGreaterThan(0.5 * Capacity.awgn(new EsN0(esN0Db)));
  }

  /// Whatever the MCS, how good or bad the channel and how many rounds it takes.
  @ParameterizedTest
  @ValueSource(ints = {0, 4, 10, 19, 27})
  void everyMcsStaysBelowCapacity(int index) {
    Mcs mcs = McsTable.QAM256.mcs(index);
    for (double db : new double[] {-4, 2, 8, 14, 20, 26}) {
      for (Channel channel :
          List.of(
              new AwgnChannel(new EsN0(db)),
              new FlatChannel(new EsN0(db), new BlockFading(new GainLaw.Rayleigh(), 1)))) {
        TransportLink link =
            new TransportLink(
                CODES.code(mcs),
                new Modem(mcs.modulation()),
                channel,
                ReceiveMode.CODED_HARD,
                new LinkProtocol(new HarqSettings(4, HarqSettings.CHASE_COMBINING, 0), 0, 0));
        LinkUse use = new RandomBlocksLink(link, BITS, 12).send(key(0)).use();
        double capacity =
            channel instanceof AwgnChannel
                ? Capacity.awgn(new EsN0(db))
                : Capacity.rayleigh(new EsN0(db));
        assertThat(use.netBitsPerChannelUse()).as("%s %s", mcs, channel).isLessThan(capacity);
      }
    }
  }

  @Test
  void parallelismChangesNoNumber() {
    HarqSettings harq = new HarqSettings(3, HarqSettings.CHASE_COMBINING, 0);
    AdaptiveLink link = link(new SlowFading(new EsN0(8)), 1, harq);
    RandomBlocksLink frames = new RandomBlocksLink(link, BITS, 2);
    List<LinkUse> alone = LongStream.range(0, 24).mapToObj(f -> frames.send(key(f)).use()).toList();
    link.release();
    List<LinkUse> together =
        LongStream.range(0, 24).parallel().mapToObj(f -> frames.send(key(f)).use()).toList();
    assertThat(together).isEqualTo(alone);
  }

  @Test
  void aChannelWithoutNoiseHasNothingToChooseBy() {
    assertThatThrownBy(() -> link(new BinarySymmetricChannel(0.1), 0, HarqSettings.NONE))
        .hasMessageContaining("no Es/N0");
  }
}
