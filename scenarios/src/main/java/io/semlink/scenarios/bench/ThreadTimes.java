package io.semlink.scenarios.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// CPU time of this process, by kind of thread, since it was made. Threads that begin and end
/// between two looks are missed; native threads (collector, compilers, tensors) count in the total
/// only.
final class ThreadTimes {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final UnaryOperator<String> kindOf;
  private final Map<Long, Long> first = new HashMap<>();
  private final Map<Long, Long> last = new HashMap<>();
  private final Map<Long, String> kinds = new HashMap<>();
  private final long processStart;

  /// Begins.
  ///
  /// @param kindOf kind of a thread by its name
  ThreadTimes(UnaryOperator<String> kindOf) {
    this.kindOf = kindOf;
    this.processStart = process.getProcessCpuTime();
    look();
    first.putAll(last);
  }

  /// Reads the clocks of all threads; to be called every second or so.
  void look() {
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null) {
        long nanos = threads.getThreadCpuTime(thread.getThreadId());
        if (nanos >= 0) {
          kinds.put(thread.getThreadId(), kindOf.apply(thread.getThreadName()));
          last.put(thread.getThreadId(), nanos);
        }
      }
    }
  }

  /// CPU-seconds of each kind of thread, as of the last look.
  Map<String, Double> seconds() {
    Map<String, Double> seconds = new TreeMap<>();
    last.forEach((id, nanos) ->
        seconds.merge(
            kinds.getOrDefault(id, ""), (nanos - first.getOrDefault(id, 0L)) * 1e-9, Double::sum));
    return seconds;
  }

  /// CPU-seconds of the whole process, as of now.
  double processSeconds() {
    return (process.getProcessCpuTime() - processStart) * 1e-9;
  }
}
