package io.semlink.reports;

import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.link.LinkUse;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.results.PointCounts;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointQuality;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.PointRecord.StopReason;
import org.jspecify.annotations.Nullable;

/// A scheme over QPSK at 10 dB of a Rician channel, of frames of 10000 pixels, that is asked for
/// bits per pixel.
///
/// @param scheme its name
/// @param codeRate "1/2", or "1/1" without a code
/// @param channelParameters as "k=3 dB"
/// @param harq absent without retransmission
/// @param rounds counted rounds a block
public record SyntheticRates(
    String scheme,
    String codeRate,
    String channelParameters,
    @Nullable String harq,
    double rounds) {
  private static final int FRAMES = 100;
  private static final int PIXELS = 10_000;

  /// At code rate 1/2, without HARQ.
  public static SyntheticRates coded(String scheme) {
    return new SyntheticRates(scheme, "1/2", "k=3 dB", null, 1);
  }

  /// Without a channel code, so that a payload takes half the channel uses.
  public SyntheticRates uncoded() {
    return new SyntheticRates(scheme, "1/1", channelParameters, harq, rounds);
  }

  /// Over another channel.
  public SyntheticRates over(String parameters) {
    return new SyntheticRates(scheme, codeRate, parameters, harq, rounds);
  }

  /// With so many rounds a block counted.
  public SyntheticRates harq(double counted) {
    return new SyntheticRates(scheme, codeRate, channelParameters, "rounds=4", counted);
  }

  /// A finished point.
  ///
  /// @param asked bits per pixel at most
  /// @param payloadBits that the scheme made of it
  /// @param miou mean IoU, give or take 0.001
  public PointRecord at(double asked, int payloadBits, double miou) {
    boolean coded = codeRate.equals("1/2");
    int symbols = coded ? payloadBits : payloadBits / 2;
    PointParameters parameters = parameters(coded, asked);
    return new PointRecord(
        SyntheticRun.RUN_ID,
        parameters.pointId(),
        "rates",
        parameters,
        new LinkBudget(
            10.0,
            10.0,
            1,
            payloadBits,
            0,
            0,
            2 * symbols,
            symbols,
            coded ? 0.5 : 1,
            (double) payloadBits / PIXELS,
            (double) symbols / PIXELS,
            null,
            null),
        new PointCounts(
            FRAMES,
            FRAMES,
            new ErrorCounts(0, FRAMES),
            ErrorCounts.NONE,
            ErrorCounts.NONE,
            FRAMES,
            0,
            new LinkUse(
                0,
                Math.round(rounds * symbols * FRAMES),
                Histogram.NONE,
                Histogram.NONE,
                Histogram.NONE)),
        new PointQuality(
            FRAMES,
            miou,
            new Interval(miou - 0.001, miou + 0.001),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null),
        null,
        FRAMES,
        StopReason.MAX_FRAMES,
        PointState.DONE,
        null,
        null);
  }

  private PointParameters parameters(boolean coded, double asked) {
    return new PointParameters(
            scheme,
            coded ? "coded-hard" : "uncoded-soft",
            "both",
            "100x100",
            "road",
            "rician",
            channelParameters,
            "qpsk",
            coded ? "nr-ldpc" : "none",
            codeRate,
            null,
            null,
            10.0,
            null,
            asked,
            null,
            null,
            0,
            42,
            "0123456789ab")
        .with(null, null, harq, null);
  }
}
