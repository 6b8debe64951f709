package io.semlink.scenarios.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The option that says where runs lie.
final class RunsOption {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "folder of all runs (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("out");

  /// The folder of all runs.
  Path folder() {
    return folder;
  }
}
