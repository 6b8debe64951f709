package io.semlink.models.evaluation;

import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/// Wall time of single frames, one at a time, on one device.
///
/// @param numFrames how many were timed
/// @param numWarmUp how many went before and were left out
/// @param encode frame to payload
/// @param decode received payload to understanding
public record Latency(int numFrames, int numWarmUp, Percentiles encode, Percentiles decode) {
  private static final int WARM_UP = 20;

  /// Nearest-rank percentiles.
  ///
  /// @param p50Ms median, ms
  /// @param p99Ms 99th percentile, ms
  public record Percentiles(double p50Ms, double p99Ms) {
    /// Of some durations.
    ///
    /// @param nanos durations, ns, at least one, not modified
    static Percentiles of(long[] nanos) {
      long[] sorted = nanos.clone();
      Arrays.sort(sorted);
      return new Percentiles(rank(sorted, 0.5) * 1e-6, rank(sorted, 0.99) * 1e-6);
    }

    private static double rank(long[] sorted, double share) {
      return (double) sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
  }

  /// Times encoder and decoder.
  ///
  /// @param encoder of the scheme
  /// @param decoder of the scheme
  /// @param frames what is sent, at least one
  /// @param payloadBits a legal payload size
  /// @param nanoClock monotonic clock, ns
  public static Latency measure(
      FrameEncoder encoder,
      FrameDecoder decoder,
      List<SensorFrame> frames,
      int payloadBits,
      LongSupplier nanoClock) {
    long[] encode = new long[frames.size()];
    long[] decode = new long[frames.size()];
    for (int i = -WARM_UP; i < frames.size(); i++) {
      List<SensorFrame> one = List.of(frames.get(Math.floorMod(i, frames.size())));
      long start = nanoClock.getAsLong();
      var payloads = encoder.encode(one, payloadBits);
      long encoded = nanoClock.getAsLong();
      List<ReceivedPayload> received = payloads.stream().map(ReceivedPayload::errorFree).toList();
      long sent = nanoClock.getAsLong();
      decoder.decode(received);
      long decoded = nanoClock.getAsLong();
      if (i >= 0) {
        encode[i] = encoded - start;
        decode[i] = decoded - sent;
      }
    }
    return new Latency(frames.size(), WARM_UP, Percentiles.of(encode), Percentiles.of(decode));
  }
}
