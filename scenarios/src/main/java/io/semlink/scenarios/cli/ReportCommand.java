package io.semlink.scenarios.cli;

import io.semlink.actors.log.RunRestorer;
import io.semlink.reports.html.Report;
import io.semlink.reports.read.RunReader;
import io.semlink.reports.table.PointsParquet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink report`: writes the report of finished runs again.
@Command(
    name = "report",
    description =
        "Writes the report of one or more runs from their files, or of a run from Kafka alone.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private static final Pattern FROM = Pattern.compile("kafka:(.+)/([^/]+)");

  @Parameters(arity = "0..*", paramLabel = "RUN", description = "folder of a run")
  private List<Path> runs = List.of();

  @Option(
      names = "--from",
      paramLabel = "kafka:HOST:PORT/RUN",
      description = "restores the run's folder from its topics first, RUN being its id")
  private @Nullable String from;

  @Mixin private KafkaClientOption client = new KafkaClientOption();

  @Mixin private RunsOption out = new RunsOption();

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ReportCommand() {}

  @Override
  public Integer call() throws IOException {
    if (runs.isEmpty() == (from == null)) {
      throw new ParameterException(
          spec.commandLine(), "give folders of runs, or --from kafka:HOST:PORT/RUN");
    }
    if (from != null) {
      write(restored(from));
    }
    for (Path run : runs) {
      write(run);
    }
    return 0;
  }

  private Path restored(String source) throws IOException {
    Matcher matcher = FROM.matcher(source);
    if (!matcher.matches()) {
      throw new ParameterException(
          spec.commandLine(), "--from is \"%s\" but must be kafka:HOST:PORT/RUN".formatted(source));
    }
    Path folder =
        new RunRestorer(
                client.source(matcher.group(1), spec.commandLine().getErr()::println),
                matcher.group(2))
            .restore(out.folder())
            .folder();
    PointsParquet.write(folder);
    return folder;
  }

  private void write(Path run) throws IOException {
    Path report = run.resolve("report");
    Report.write(RunReader.open(run), report);
    spec.commandLine().getOut().println(report.resolve("index.html"));
  }
}
