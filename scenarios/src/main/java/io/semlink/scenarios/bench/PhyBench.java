package io.semlink.scenarios.bench;

import io.semlink.simulator.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// The whole benchmark of the physical layer.
///
/// @param threads largest number of threads, at least 1; one thread is measured first
/// @param rounds rounds that count, at least 1
/// @param roundMillis how long a row runs in a round, ms, at least 1
public record PhyBench(int threads, int rounds, int roundMillis) {
  /// Blocks that a frame of a study of the link alone has by default.
  private static final int BLOCKS_PER_FRAME = 16;

  private static final int FRAMES_PER_MILLI = 2;

  /// @throws IllegalArgumentException if a number is below 1
  public PhyBench {
    if (threads < 1 || rounds < 1 || roundMillis < 1) {
      throw new IllegalArgumentException(
          "threads is %s, rounds %s, round-millis %s but each must be at least 1"
              .formatted(threads, rounds, roundMillis));
    }
  }

  /// What came out.
  ///
  /// @param provider which kernels ran, and why
  /// @param processors that the machine shows
  /// @param java version of the JDK
  /// @param measurements rows, first of one thread, then of all
  /// @param streamRatio speed of uncoded 64-QAM frames inside Akka Streams relative to a bare loop
  /// @param peers published figures, not rerun here
  public record Result(
      String provider,
      int processors,
      String java,
      List<Measurement> measurements,
      double streamRatio,
      List<Peer> peers) {}

  /// Measures everything.
  ///
  /// @param nanoClock monotonic clock, ns
  /// @throws InterruptedException if the thread was interrupted
  public Result run(LongSupplier nanoClock) throws InterruptedException {
    Kernels.awaitVector();
    Stopwatch stopwatch = new Stopwatch(rounds, roundMillis * 1_000_000L, nanoClock);
    List<Workload> workloads = PhyWorkloads.all();
    List<Measurement> measurements = new ArrayList<>(stopwatch.measure(workloads, 1));
    if (threads > 1) {
      measurements.addAll(stopwatch.measure(workloads, threads));
    }
    int frames = Math.max(2, roundMillis * FRAMES_PER_MILLI);
    double ratio =
        new StreamRatio(rounds, frames, nanoClock).measure(PhyWorkloads.uncoded(BLOCKS_PER_FRAME));
    return new Result(
        Kernels.provider(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().toString(),
        measurements,
        ratio,
        Peer.ALL);
  }
}
