package io.semlink.actors.study;

import akka.Done;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Bounds how many frames of all points together are between sensor and record, so that memory does
/// not grow with the number of points that run at once. Permits are given a batch at a time and in
/// the order of asking: a batch never waits for another one in the graph, so whoever has a permit
/// can go through to the end and give it back. Safe for use by many threads.
final class BatchPermits {
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int free;

  private record Waiting(Lease lease, CompletableFuture<Done> granted) {}

  /// @param permits batches in flight at most, at least 1
  BatchPermits(int permits) {
    this.free = permits;
  }

  /// The permits of one point.
  Lease lease() {
    return new Lease();
  }

  /// What one point holds.
  final class Lease {
    private int held;
    private boolean closed;

    private Lease() {}

    /// Asks for one more; when the lease is closed it is given at once and counts for nothing.
    CompletionStage<Done> acquire() {
      CompletableFuture<Done> granted = new CompletableFuture<>();
      synchronized (BatchPermits.this) {
        if (!closed) {
          waiting.add(new Waiting(this, granted));
        } else {
          granted.complete(Done.getInstance());
        }
      }
      grant();
      return granted;
    }

    /// Gives one back.
    void release() {
      synchronized (BatchPermits.this) {
        int returned = Math.min(1, held);
        held -= returned;
        free += returned;
      }
      grant();
    }

    /// Gives all back, for the point has ended.
    void close() {
      synchronized (BatchPermits.this) {
        closed = true;
        free += held;
        held = 0;
      }
      grant();
    }
  }

  /// Completes outside of the lock, since what follows may ask for more.
  private void grant() {
    for (Waiting next = next(); next != null; next = next()) {
      next.granted().complete(Done.getInstance());
    }
  }

  private synchronized @Nullable Waiting next() {
    Waiting first = waiting.peek();
    if (first == null || (free == 0 && !first.lease().closed)) {
      return null;
    }
    waiting.remove();
    if (!first.lease().closed) {
      first.lease().held++;
      free--;
    }
    return first;
  }
}
