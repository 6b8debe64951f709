package io.semlink.models.training;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Makes batches ahead of their use on one other thread; they come out in order.
final class Prefetch implements AutoCloseable {
  private static final int DEPTH = 3;
  private final IntFunction<TrainingBatch> source;
  private final int end;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("batches").factory());
  private final Queue<Future<TrainingBatch>> queue = new ArrayDeque<>();
  private int next;

  /// @param source batch of a step
  /// @param first first step
  /// @param end step after the last one
  Prefetch(IntFunction<TrainingBatch> source, int first, int end) {
    this.source = source;
    this.end = end;
    next = first;
  }

  /// The next batch.
  TrainingBatch take() {
    while (queue.size() < DEPTH && next < end) {
      int step = next++;
      queue.add(executor.submit(() -> source.apply(step)));
    }
    try {
      return queue.remove().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a batch", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a batch could not be made", e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
