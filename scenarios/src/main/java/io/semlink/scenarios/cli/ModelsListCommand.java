package io.semlink.scenarios.cli;

import io.semlink.scenarios.plan.Schemes;
import io.semlink.simulator.link.Scheme;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `semlink models list`: the schemes, their payloads, and the hashes of their weights.
@Command(
    name = "list",
    description = "Lists the schemes that come with their weights.",
    mixinStandardHelpOptions = true)
final class ModelsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ModelsListCommand() {}

  @Override
  public Integer call() {
    return list(spec.commandLine().getOut());
  }

  static int list(PrintWriter out) {
    Schemes schemes = Schemes.onClassPath();
    out.println("scheme       resolution  payload bits  bits/pixel      weights");
    schemes.names().forEach(name -> out.println(line(ModelsCommand.open(schemes, name))));
    return 0;
  }

  private static String line(Scheme scheme) {
    int most = scheme.largestPayload(Integer.MAX_VALUE);
    int least = 1;
    while (scheme.largestPayload(least) == 0) {
      least++;
    }
    double pixels = scheme.resolution().numPixels();
    return String.format(
        Locale.ROOT,
        "%-11s  %-10s  %-12s  %.4f..%.4f  %s",
        scheme.name(),
        scheme.resolution(),
        least + ".." + most,
        least / pixels,
        most / pixels,
        scheme.weightsHash());
  }
}
