package io.semlink.scenarios.cli;

import io.semlink.reports.html.Report;
import io.semlink.reports.read.RunReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink report`: writes the report of finished runs again.
@Command(
    name = "report",
    description = "Writes the report of one or more runs from their files.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "RUN", description = "folder of a run")
  private List<Path> runs = List.of();

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ReportCommand() {}

  @Override
  public Integer call() throws IOException {
    for (Path run : runs) {
      Path report = run.resolve("report");
      Report.write(RunReader.open(run), report);
      spec.commandLine().getOut().println(report.resolve("index.html"));
    }
    return 0;
  }
}
