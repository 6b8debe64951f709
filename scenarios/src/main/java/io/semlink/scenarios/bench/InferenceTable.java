package io.semlink.scenarios.bench;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The result of the benchmark of inference as text, at most 80 columns.
public final class InferenceTable {
  private static final double KIB_PER_MIB = 1024;
  private static final int WIDTH = 80;

  private InferenceTable() {}

  /// Lines of the table.
  public static List<String> lines(InferenceBench bench, InferenceBench.Result result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s (%s), %s bits a frame, %s, %s thread(s), batches of %s"
            .formatted(
                bench.scheme().name(),
                bench.scheme().weightsHash(),
                bench.payloadBits(),
                bench.device(),
                bench.load().threads(),
                bench.load().batch()));
    lines.add(
        "%s rounds of %s frames each, in turns, after one of warm-up"
            .formatted(bench.load().rounds(), result.framesPerRound()));
    lines.add("");
    lines.add(
        "%-30s %9s %9s %9s %14s".formatted("frames/s", "median", "best", "worst", "a CPU second"));
    for (InferenceBench.Speed speed : result.speeds()) {
      DoubleSummaryStatistics wall =
          speed.framesPerSecond().stream().mapToDouble(v -> v).summaryStatistics();
      lines.add(
          String.format(
              Locale.ROOT,
              "%-30s %9.1f %9.1f %9.1f %14.1f",
              speed.name(),
              median(speed.framesPerSecond()),
              wall.getMax(),
              wall.getMin(),
              median(speed.framesPerCpuSecond())));
    }
    lines.add("");
    lines.add(ratio("encoder and decoder / bare", result.coders()));
    lines.add(ratio("stream and actors / bare", result.pipeline()));
    lines.add("ratios: median of the rounds' own ratios");
    lines.add("");
    lines.addAll(memory(result.memory()));
    return lines;
  }

  private static double median(List<Double> values) {
    return InferenceBench.median(values.stream().mapToDouble(v -> v));
  }

  private static String ratio(String name, InferenceBench.Ratio ratio) {
    return String.format(Locale.ROOT, "%-30s %9.3f %34.3f", name, ratio.wall(), ratio.cpu());
  }

  private static List<String> memory(List<ProcessMemory> memory) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("resident MiB after warm-up and rounds:");
    for (ProcessMemory one : memory) {
      String value = String.format(Locale.ROOT, " %.0f", mib(one.residentKib()));
      if (line.length() + value.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ");
      }
      line.append(value);
    }
    lines.add(line.toString());
    lines.add(
        String.format(
            Locale.ROOT,
            "peak %.0f MiB; %+.0f MiB from the end of warm-up to the last round",
            mib(memory.getLast().peakKib()),
            mib(memory.getLast().residentKib()) - mib(memory.getFirst().residentKib())));
    return lines;
  }

  /// NaN where the system does not tell.
  private static double mib(@Nullable Long kib) {
    return kib == null ? Double.NaN : kib / KIB_PER_MIB;
  }
}
