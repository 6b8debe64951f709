package io.semlink.scenarios.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/// Times workloads in turns: a round runs each of them once, so that a slow minute of the machine
/// falls on all alike.
///
/// @param rounds how often, at least 1
/// @param roundNanos how long a workload runs in a round, ns
/// @param nanoClock monotonic clock, ns
record Stopwatch(int rounds, long roundNanos, LongSupplier nanoClock) {
  /// Rounds in which code is compiled; not counted.
  private static final int WARM_UP_ROUNDS = 3;

  /// What one thread did in one round.
  private record Run(long calls, long nanos, long bytes) {}

  /// Measures all workloads.
  ///
  /// @throws InterruptedException if the thread was interrupted
  List<Measurement> measure(List<Workload> workloads, int threads) throws InterruptedException {
    double[][] speeds = new double[workloads.size()][rounds];
    double[] bytes = new double[workloads.size()];
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<List<Runnable>> tasks =
          workloads.stream().map(workload -> copies(workload, threads)).toList();
      for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
        for (int w = 0; w < workloads.size(); w++) {
          List<Run> runs = runAll(pool, tasks.get(w));
          if (round >= 0) {
            double callsPerMicrosecond =
                runs.stream().mapToDouble(run -> run.calls() * 1e3 / run.nanos()).sum();
            speeds[w][round] = workloads.get(w).unitsPerCall() * callsPerMicrosecond;
            bytes[w] = runs.getFirst().bytes() / (double) runs.getFirst().calls();
          }
        }
      }
    }
    List<Measurement> measurements = new ArrayList<>();
    for (int w = 0; w < workloads.size(); w++) {
      Arrays.sort(speeds[w]);
      double best = speeds[w][rounds - 1];
      double median = (speeds[w][rounds / 2] + speeds[w][(rounds - 1) / 2]) / 2;
      Workload workload = workloads.get(w);
      measurements.add(
          new Measurement(workload.name(), threads, workload.unit(), best, median, bytes[w]));
    }
    return measurements;
  }

  private static List<Runnable> copies(Workload workload, int threads) {
    List<Runnable> copies = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      copies.add(workload.task().get());
    }
    return copies;
  }

  private List<Run> runAll(ExecutorService pool, List<Runnable> tasks) throws InterruptedException {
    List<Callable<Run>> calls = tasks.stream().<Callable<Run>>map(task -> () -> run(task)).toList();
    List<Run> runs = new ArrayList<>();
    for (var future : pool.invokeAll(calls)) {
      try {
        runs.add(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a benchmark failed", e);
      }
    }
    return runs;
  }

  private Run run(Runnable task) {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = memory.getCurrentThreadAllocatedBytes();
    long start = nanoClock.getAsLong();
    long calls = 0;
    long nanos;
    do {
      task.run();
      calls++;
      nanos = nanoClock.getAsLong() - start;
    } while (nanos < roundNanos);
    return new Run(calls, nanos, memory.getCurrentThreadAllocatedBytes() - bytes);
  }
}
