package io.semlink.scenarios.cli;

import io.semlink.models.zoo.ModelZoo;
import io.semlink.scenarios.plan.Schemes;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink models show`: the card of a scheme's weights.
@Command(
    name = "show",
    description = "Prints the card of a scheme's weights.",
    mixinStandardHelpOptions = true)
final class ModelsShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "name of a scheme")
  private String name = "";

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ModelsShowCommand() {}

  @Override
  public Integer call() {
    return show(name, spec.commandLine().getOut());
  }

  static int show(String name, PrintWriter out) {
    ModelsCommand.open(Schemes.onClassPath(), name);
    out.print(ModelZoo.card(name).orElse("%s has no card%n".formatted(name)));
    out.flush();
    return 0;
  }
}
