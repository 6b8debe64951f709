package io.semlink.scenarios.cli;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.weights.ShippedWeights;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.units.Resolution;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `semlink models list`: the schemes, their payloads, and the hashes of their weights.
@Command(
    name = "list",
    description = "Lists the schemes and the hashes of their weights.",
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
    out.println(
        "scheme                             resolution  payload bits  bits/pixel       weights");
    for (String name : schemes.names()) {
      Optional<PromscConfig> network = PromscConfig.named(name);
      boolean bare = network.isPresent() && !ShippedWeights.exist(name);
      out.println(bare ? line(network.orElseThrow()) : line(ModelsCommand.open(schemes, name)));
    }
    return 0;
  }

  private static String line(PromscConfig network) {
    int least = network.bitsPerPlane();
    return line(
        network.name(), network.resolution(), least, network.maxPlanes() * least, "no weights");
  }

  private static String line(Scheme scheme) {
    int most = scheme.largestPayload(Integer.MAX_VALUE);
    int least = 1;
    while (scheme.largestPayload(least) == 0) {
      least++;
    }
    return line(scheme.name(), scheme.resolution(), least, most, scheme.weightsHash());
  }

  private static String line(
      String name, Resolution resolution, int least, int most, String weights) {
    double pixels = resolution.numPixels();
    return String.format(
        Locale.ROOT,
        "%-33s  %-10s  %-12s  %.4f..%-7.4f  %s",
        name,
        resolution,
        least + ".." + most,
        least / pixels,
        most / pixels,
        weights);
  }
}
