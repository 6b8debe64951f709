package io.semlink.scenarios.bench;

import akka.actor.ActorSystem;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.semlink.simulator.link.RandomBlocksLink;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/// The same frames through a bare loop and through a stream of the shape that a point of a study
/// has: `mapAsync` onto a pool of one thread, then groups of 64. Both in turns, so that the ratio
/// is of one machine in one minute.
///
/// @param rounds how often, at least 1
/// @param framesPerRound frames a round, at least 1
/// @param nanoClock monotonic clock, ns
record StreamRatio(int rounds, int framesPerRound, LongSupplier nanoClock) {
  private static final int GROUP = 64;
  private static final int WARM_UP_ROUNDS = 3;

  /// Speed of the stream relative to the loop, best against best.
  double measure(RandomBlocksLink link) {
    ActorSystem system = ActorSystem.create("bench");
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      long bestLoop = Long.MAX_VALUE;
      long bestStream = Long.MAX_VALUE;
      for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
        long start = nanoClock.getAsLong();
        loop(link, pool);
        long middle = nanoClock.getAsLong();
        stream(link, system, pool);
        long end = nanoClock.getAsLong();
        if (round >= 0) {
          bestLoop = Math.min(bestLoop, middle - start);
          bestStream = Math.min(bestStream, end - middle);
        }
      }
      return (double) bestLoop / bestStream;
    } finally {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
    }
  }

  /// On the pool's thread too, so that both have the same core to themselves.
  private void loop(RandomBlocksLink link, ExecutorService pool) {
    CompletableFuture.runAsync(
            () -> {
              for (int frame = 0; frame < framesPerRound; frame++) {
                link.send(key(frame));
              }
            },
            pool)
        .join();
  }

  private void stream(RandomBlocksLink link, ActorSystem system, ExecutorService pool) {
    Source.range(0, framesPerRound - 1)
        .mapAsync(2, frame -> CompletableFuture.supplyAsync(() -> link.send(key(frame)), pool))
        .grouped(GROUP)
        .runWith(Sink.ignore(), system)
        .toCompletableFuture()
        .join();
  }

  private static StreamKey key(long frame) {
    return StreamKey.of(2, Purpose.CHANNEL_NOISE, frame);
  }
}
