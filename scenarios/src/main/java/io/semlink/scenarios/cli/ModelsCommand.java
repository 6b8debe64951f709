package io.semlink.scenarios.cli;

import io.semlink.scenarios.language.SchemeSettings;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.simulator.link.ReceiveMode;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.sensor.Modality;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
      ModelsExportCommand.class
    },
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ModelsCommand() {}

  @Override
  public Integer call() {
    return ModelsListCommand.list(spec.commandLine().getOut());
  }

  /// The scheme of a name, with the weights that come with it.
  ///
  /// @throws io.semlink.scenarios.language.ScenarioException if there is none
  static Scheme open(Schemes schemes, String name) {
    return schemes.open(
        new SchemeSettings(name, ReceiveMode.CODED_HARD, Modality.BOTH, null, "command line"));
  }
}
