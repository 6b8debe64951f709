package io.semlink.scenarios.cli;

import io.semlink.models.zoo.ModelZoo;
import io.semlink.scenarios.language.SchemeSettings;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.simulator.link.ReceiveMode;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.sensor.Modality;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink models`: the schemes and where their weights come from.
@Command(
    name = "models",
    description = "Lists the schemes; with a name, prints the card of its weights.",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "scheme whose card is wanted")
  private String name = "";

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ModelsCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Schemes schemes = Schemes.onClassPath();
    if (!name.isEmpty()) {
      open(schemes, name);
      out.print(ModelZoo.card(name).orElse("%s has no card%n".formatted(name)));
      out.flush();
      return 0;
    }
    out.println("scheme       resolution  payload bits  bits/pixel      weights");
    schemes.names().forEach(scheme -> out.println(line(open(schemes, scheme))));
    return 0;
  }

  private static Scheme open(Schemes schemes, String name) {
    return schemes.open(new SchemeSettings(name, ReceiveMode.CODED_HARD, Modality.BOTH, null, "command line"));
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
