package io.semlink.scenarios.cli;

import io.semlink.models.zoo.ModelZoo;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.SchemeSettings;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.simulator.link.ReceiveMode;
import io.semlink.simulator.link.Scheme;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink models`: the schemes and their weights; without a subcommand, the list.
@Command(
    name = "models",
    description = "The schemes and their weights; without a command, lists them.",
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      ModelsListCommand.class,
      ModelsShowCommand.class,
      ModelsImportCommand.class,
      ModelsExportCommand.class,
      ModelsSearchSplitCommand.class
    },
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "only this scheme")
  private String name = "";

  @Option(
      names = "--complexity",
      description = "prints parameters and multiply-adds beside published figures")
  private boolean complexity;

  @Option(
      names = "--latency",
      description =
          "with --complexity: also runs each network on one frame; all of them take minutes and"
              + " some gigabytes, NAME only its own")
  private boolean latency;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "with --complexity: also writes the table as JSON")
  private @Nullable Path json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ModelsCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (complexity) {
      return printComplexity(out);
    }
    if (json != null || latency) {
      throw new ScenarioException(
          "%s goes with --complexity only".formatted(json != null ? "--json" : "--latency"));
    }
    return name.isEmpty() ? ModelsListCommand.list(out) : ModelsShowCommand.show(name, out);
  }

  private int printComplexity(PrintWriter out) throws IOException {
    ComplexityTable table =
        name.isEmpty()
            ? ComplexityTable.ofAll(latency)
            : ComplexityTable.of(name, latency)
                .orElseThrow(() ->
                    new ScenarioException(
                        "no network is called %s".formatted(name),
                        "Maybe one of " + String.join(", ", new ModelZoo().networks())));
    table.print(out);
    out.flush();
    if (json != null) {
      Files.writeString(json, table.toJson());
    }
    return 0;
  }

  /// The scheme of a name, with the weights that come with it.
  ///
  /// @throws io.semlink.scenarios.language.ScenarioException if there is none
  static Scheme open(Schemes schemes, String name) {
    return schemes.open(new SchemeSettings(name, ReceiveMode.CODED_HARD, null, "command line"));
  }
}
