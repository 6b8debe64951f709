package io.semlink.simulator.kernels;

import java.util.Locale;
import java.util.function.Consumer;

/// Drives every kernel of the vector provider through all its branches until it is compiled, which
/// shows in its speed: interpreted vectors are a hundred times slower than scalar code.
final class WarmUp {
  private static final int MIN_CALLS = 3000;
  private static final int RECENT_CALLS = 16;
  private static final long MAX_NANOS = 60_000_000_000L;

  private WarmUp() {}

  /// How it ended.
  ///
  /// @param compiled whether every kernel became as fast as the scalar one
  /// @param reason a line for the reader
  record Outcome(boolean compiled, String reason) {}

  /// A kernel under way.
  ///
  /// @param name for the reader
  /// @param call one call of each branch
  record Drill(String name, Consumer<KernelProvider> call) {}

  /// Drives all kernels.
  static Outcome drive(KernelProvider vector, KernelProvider scalar) {
    long start = System.nanoTime();
    for (Drill drill : Drills.all()) {
      if (!compiles(drill, vector, scalar, start)) {
        return new Outcome(
            false, "vectors are slower than scalar code here (" + drill.name() + ")");
      }
    }
    String reason =
        String.format(
            Locale.ROOT,
            "%d bits a vector, compiled in %.1f s",
            Lanes.FLOATS.vectorBitSize(),
            (System.nanoTime() - start) * 1e-9);
    return new Outcome(true, reason);
  }

  private static boolean compiles(
      Drill drill, KernelProvider vector, KernelProvider scalar, long start) {
    for (int i = 0; i < MIN_CALLS; i++) {
      drill.call().accept(vector);
      drill.call().accept(scalar);
    }
    while (System.nanoTime() - start < MAX_NANOS) {
      if (best(drill, vector) <= best(drill, scalar)) {
        return true;
      }
    }
    return false;
  }

  /// Least time of some calls, ns.
  private static long best(Drill drill, KernelProvider provider) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < RECENT_CALLS; i++) {
      long start = System.nanoTime();
      drill.call().accept(provider);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
