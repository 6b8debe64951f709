package io.semlink.simulator.link;

import java.util.ArrayDeque;
import java.util.Deque;

/// Frames that wait for a busy link, in simulated time: one arrives every period, is sent in the
/// order of arrival, waits while earlier ones are on air, and is dropped if it finds the queue
/// full. A queue with one server, deterministic arrivals and K = capacity + 1 places, D/G/1/K.
///
/// Waiting times follow Lindley's recursion, W' = max(0, W + S - T) after a frame that was sent and
/// W' = max(0, W - T) after a dropped one (Proc. Cambridge Phil. Soc. 48, 1952). Times are kept
/// relative to the newest arrival, so that rounding does not grow with the number of frames.
/// Confined to one thread.
public final class LinkQueue {
  /// Below this share of a period a wait is rounding, not waiting.
  private static final double ROUNDING = 1e-9;

  private final double periodSeconds;
  private final int capacity;

  /// Seconds until each waiting frame goes on air, the next one first.
  private final Deque<Double> starts = new ArrayDeque<>();

  private double busySeconds;

  /// What becomes of a frame.
  public sealed interface Fate {
    /// It is sent.
    ///
    /// @param seconds simulated time that it waits before, s
    record Sent(double seconds) implements Fate {}

    /// It is never sent.
    record Dropped() implements Fate {}
  }

  /// An idle link; the next frame is the first.
  ///
  /// @param frameRateHz frames a second, above 0
  /// @param capacity frames that may wait, at least 0; the one on air is not among them
  /// @throws IllegalArgumentException if either is out of range
  public LinkQueue(double frameRateHz, int capacity) {
    if (!(frameRateHz > 0 && Double.isFinite(frameRateHz)) || capacity < 0) {
      throw new IllegalArgumentException(
          "a queue of %s at %s frames a second must have at least 0 places and a positive rate"
              .formatted(capacity, frameRateHz));
    }
    this.periodSeconds = 1 / frameRateHz;
    this.capacity = capacity;
  }

  /// The next frame arrives, one period after the one before.
  ///
  /// @param airSeconds how long it keeps the link busy if it is sent, s, at least 0
  /// @throws IllegalArgumentException if the time is negative or not finite
  public Fate arrive(double airSeconds) {
    if (!(airSeconds >= 0 && Double.isFinite(airSeconds))) {
      throw new IllegalArgumentException("a frame is on air for %s s".formatted(airSeconds));
    }
    while (!starts.isEmpty() && starts.getFirst() <= ROUNDING * periodSeconds) {
      starts.removeFirst();
    }
    if (busySeconds <= ROUNDING * periodSeconds) {
      busySeconds = 0;
    } else if (starts.size() >= capacity) {
      pass();
      return new Fate.Dropped();
    } else {
      starts.addLast(busySeconds);
    }
    double waits = busySeconds;
    busySeconds += airSeconds;
    pass();
    return new Fate.Sent(waits);
  }

  /// One period passes.
  private void pass() {
    busySeconds = Math.max(0, busySeconds - periodSeconds);
    int waiting = starts.size();
    for (int i = 0; i < waiting; i++) {
      starts.addLast(starts.removeFirst() - periodSeconds);
    }
  }
}
