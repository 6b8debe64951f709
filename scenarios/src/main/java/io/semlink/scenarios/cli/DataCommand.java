package io.semlink.scenarios.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `semlink data`: data sets of image files.
@Command(
    name = "data",
    description = "Checks, renders and labels data sets of image files (docs/data.md).",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DataCheckCommand.class,
      DataRenderCommand.class,
      DataLabelsCommand.class,
    })
final class DataCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DataCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
