package io.semlink.scenarios.cli;

import io.semlink.scenarios.verify.Check;
import io.semlink.scenarios.verify.CheckResult;
import io.semlink.scenarios.verify.Conformance;
import io.semlink.simulator.results.ResultJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `semlink verify`: holds the simulator against theory and against published simulations.
@Command(
    name = "verify",
    description = {
      "Holds the simulator against closed forms and against simulations that other programs"
          + " published, and says how many dB it is off.",
      "Exit code 4 when something does not agree. Needs no file and no network."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  static final int DISAGREEMENT = 4;

  @Spec private CommandSpec spec;

  @Option(names = "--full", description = "all points of every curve, with more errors each")
  private boolean full;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "only checks whose title holds this text, in any case")
  private String only = "";

  @Option(names = "--threads", paramLabel = "N", description = "threads; default: all processors")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", paramLabel = "FILE", description = "also writes the table as JSON")
  private @Nullable Path json;

  @SuppressWarnings("NullAway.Init")
  VerifyCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Check> checks =
        Conformance.checks().stream().filter(check -> contains(check.title(), only)).toList();
    if (checks.isEmpty()) {
      spec.commandLine().getErr().println("semlink: no check's title holds \"%s\"".formatted(only));
      return Failures.BAD_INPUT;
    }
    out.println(header());
    List<CheckResult> results = new ArrayList<>();
    for (Check check : checks) {
      for (CheckResult result : check.run(new Check.Effort(full, Math.max(1, threads)))) {
        out.println(line(result));
        results.add(result);
      }
      out.flush();
    }
    if (json != null) {
      Files.writeString(json, ResultJson.write(results));
    }
    long failed = results.stream().filter(result -> !result.passed()).count();
    out.println("%s of %s agree".formatted(results.size() - failed, results.size()));
    return failed == 0 ? 0 : DISAGREEMENT;
  }

  private static boolean contains(String title, String text) {
    return title.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  private static String header() {
    return String.format(
        Locale.ROOT,
        "%-5s %-54s %11s %11s %8s  %s",
        "check",
        "what",
        "expected",
        "measured",
        "shift dB",
        "");
  }

  private static String line(CheckResult result) {
    Double shift = result.shiftDb();
    return String.format(
        Locale.ROOT,
        "%-5s %-54s %11s %11s %8s  %s",
        result.id(),
        result.subject(),
        result.expected(),
        result.measured(),
        shift == null ? "" : String.format(Locale.ROOT, "%+.3f", shift),
        result.passed() ? "pass" : "FAIL");
  }
}
