package io.semlink.scenarios.cli;

import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.sensor.folder.DataCheck;
import io.semlink.simulator.sensor.folder.DataLayout;
import io.semlink.simulator.sensor.folder.ThermalRange;
import io.semlink.simulator.sensor.folder.UsedValues;
import io.semlink.simulator.units.Resolution;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink data check`: what a data set holds and what is wrong with it.
@Command(
    name = "check",
    description = {
      "Reads every file of a data set and says what is there and what is wrong.",
      "Exit code 0 if nothing is wrong, else 2."
    },
    mixinStandardHelpOptions = true)
final class DataCheckCommand implements Callable<Integer> {
  private static final int MOST_SIZES = 4;

  @Parameters(paramLabel = "DIR", description = "folder of the data set")
  private Path path;

  @Mixin private FolderOptions folder = new FolderOptions();

  @Option(names = "--json", description = "prints one JSON object instead of the tables")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DataCheckCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DataCheck.Report report = DataCheck.check(folder.request(spec.commandLine(), path, null));
    if (json) {
      out.println(ResultJson.writePretty(report));
    } else {
      print(out, report);
    }
    out.flush();
    return report.good() ? 0 : Failures.BAD_INPUT;
  }

  private void print(PrintWriter out, DataCheck.Report report) {
    DataLayout found = report.layout();
    out.println(
        "%s: layout %s, %s"
            .formatted(
                path,
                found.key(),
                report.recognised() ? "recognised by " + found.marks() : "as asked"));
    out.println("split       frames      day    night  unknown  labelled     bad");
    report.splits().forEach((split, n) -> out.println(line(split, n)));
    sizes(report.sizes()).forEach(out::println);
    classes(out, report);
    report.values().forEach(values -> out.println(line(values)));
    if (!report.thermalRange().equals(ThermalRange.FULL.toString())) {
      out.println("thermal range %s".formatted(report.thermalRange()));
    }
    report.remarks().forEach(remark -> out.println("remark: " + remark));
    report.wrong().forEach(bad -> out.println("wrong: " + bad.reason()));
    report.warnings().forEach(warning -> out.println("warning: " + warning));
    out.println(verdict(report.wrong().size(), report.warnings().size()));
  }

  private static String verdict(int wrong, int warnings) {
    String found =
        wrong == 0
            ? "nothing is wrong"
            : wrong == 1 ? "1 thing is wrong" : wrong + " things are wrong";
    return warnings == 0 ? found : found + ", but there are warnings: " + warnings;
  }

  private static String line(UsedValues values) {
    return "%s: %s bits, %s images, values %s..%s, without the outermost 0.1 %% %s..%s"
        .formatted(
            values.modality(),
            values.bits(),
            values.images(),
            values.least(),
            values.most(),
            values.low(),
            values.high());
  }

  private static String line(String split, DataCheck.Count n) {
    return String.format(
        Locale.ROOT,
        "%-10s %7d  %7d  %7d  %7d  %8d %7d",
        split,
        n.frames(),
        n.day(),
        n.night(),
        n.frames() - n.day() - n.night(),
        n.labelled(),
        n.bad());
  }

  /// A line a size, or one line for all where there are many.
  private static List<String> sizes(Map<String, Long> sizes) {
    if (sizes.size() <= MOST_SIZES) {
      return sizes.entrySet().stream()
          .map(size -> "size %s: %s frames".formatted(size.getKey(), size.getValue()))
          .toList();
    }
    List<Resolution> all = sizes.keySet().stream().map(Resolution::parse).toList();
    IntSummaryStatistics heights = all.stream().mapToInt(Resolution::height).summaryStatistics();
    IntSummaryStatistics widths = all.stream().mapToInt(Resolution::width).summaryStatistics();
    return List.of(
        "%s sizes: heights %s..%s, widths %s..%s"
            .formatted(
                all.size(), heights.getMin(), heights.getMax(), widths.getMin(), widths.getMax()));
  }

  /// Shares are of the pixels that count.
  private static void classes(PrintWriter out, DataCheck.Report report) {
    long counted = report.classPixels().values().stream().mapToLong(Long::longValue).sum();
    if (counted + report.ignoredPixels() == 0) {
      return;
    }
    out.println("class             pixels    share");
    report
        .classPixels()
        .forEach((name, pixels) ->
            out.println(
                String.format(
                    Locale.ROOT,
                    "%-12s %11d  %6.3f %%",
                    name,
                    pixels,
                    counted == 0 ? 0 : 100.0 * pixels / counted)));
    out.println(String.format(Locale.ROOT, "%-12s %11d", "ignored", report.ignoredPixels()));
  }
}
