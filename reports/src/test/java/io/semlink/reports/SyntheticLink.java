package io.semlink.reports;

import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.link.LinkUse;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.metrics.UncodedTheory;
import io.semlink.simulator.results.PointCounts;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.PointRecord.StopReason;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EsN0;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Points of a link without images: QPSK at code rate 1/2.
public final class SyntheticLink {
  private static final long BLOCKS = 6400;

  private SyntheticLink() {}

  /// Over Gaussian noise from -1 to 4 dB; nothing fails from 2 dB on.
  public static List<PointRecord> awgn() {
    return awgn("");
  }

  /// The same with parameters of the channel.
  public static List<PointRecord> awgn(String channelParameters) {
    return DoubleStream.iterate(-1, x -> x <= 4, x -> x + 0.5)
        .mapToObj(x -> point("awgn", channelParameters, x, demodBer(x)))
        .toList();
  }

  /// Over the binary symmetric channel, which has no Es/N0.
  public static List<PointRecord> bsc() {
    return DoubleStream.of(0.02, 0.04, 0.06, 0.08, 0.1, 0.12)
        .mapToObj(p -> point("bsc", "p=" + p, null, p))
        .toList();
  }

  private static double demodBer(double esN0Db) {
    return UncodedTheory.awgn(2, new EsN0(esN0Db).toEbN0(CodeRate.UNCODED, 2));
  }

  private static PointRecord point(
      String channel, String channelParameters, @Nullable Double esN0Db, double demodBer) {
    double bler = esN0Db != null && esN0Db >= 2 ? 0 : 10 * demodBer * demodBer;
    return new PointRecord(
        SyntheticRun.RUN_ID,
        "%s%s%s".formatted(channel, esN0Db, demodBer),
        "link",
        parameters(channel, channelParameters, esN0Db),
        new LinkBudget(esN0Db, esN0Db, 64, 1000, 0, 24, 2048, 1024, 0.5, null, null, null, null),
        counts(bler, demodBer),
        null,
        null,
        100,
        StopReason.MAX_FRAMES,
        PointState.DONE,
        null,
        null);
  }

  private static PointCounts counts(double bler, double demodBer) {
    return new PointCounts(
        100,
        50,
        new ErrorCounts(Math.round(BLOCKS * bler), BLOCKS),
        new ErrorCounts(Math.round(1000 * BLOCKS * bler * 0.05), 1000 * BLOCKS),
        new ErrorCounts(Math.round(2048 * BLOCKS * demodBer), 2048 * BLOCKS),
        BLOCKS,
        5 * BLOCKS,
        new LinkUse(
            1000 * (BLOCKS - Math.round(BLOCKS * bler)),
            1024 * BLOCKS,
            Histogram.ofCounts(List.of(0L, BLOCKS)),
            Histogram.ofCounts(List.of(0L, 0L, 0L, 0L, BLOCKS / 2, 0L, BLOCKS / 2)),
            Histogram.NONE));
  }

  private static PointParameters parameters(
      String channel, String channelParameters, @Nullable Double esN0Db) {
    return new PointParameters(
        "random-bits",
        "coded-hard",
        null,
        null,
        "random-bits blocks-per-frame=64",
        channel,
        channelParameters,
        "qpsk",
        "nr-ldpc",
        "1/2",
        "layered-nms 0.75",
        20,
        esN0Db,
        null,
        null,
        null,
        null,
        0,
        7,
        null);
  }
}
