package io.semlink.scenarios.cli;

import io.semlink.reports.read.Run;
import io.semlink.reports.read.RunReader;
import io.semlink.reports.table.BadQueryException;
import io.semlink.reports.table.RunTables;
import io.semlink.scenarios.run.RunFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink query`: SQL over runs.
@Command(
    name = "query",
    description = {
      "Answers an SQL query (DuckDB's dialect) over one or more runs. Tables: points, with the"
          + " columns of points.csv, and frames, with the fields of frames.jsonl.zst; both begin"
          + " with run_id.",
      "Example: semlink query \"select es_n0_db, miou from points order by 1\""
    },
    mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SQL", description = "one select")
  private String sql = "";

  @Parameters(
      index = "1..*",
      paramLabel = "RUN",
      description = "folder of a run (default: the newest below --out)")
  private List<Path> folders = List.of();

  @Mixin private RunsOption out = new RunsOption();

  @ArgGroup private Format format = new Format();

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  QueryCommand() {}

  /// One of the two, or a table.
  static final class Format {
    @Option(names = "--csv", description = "comma-separated values with a header (RFC 4180)")
    private boolean csv;

    @Option(names = "--json", description = "a JSON array of one object a row")
    private boolean json;
  }

  @Override
  public Integer call() {
    List<Path> named = folders.isEmpty() ? List.of(RunFolders.newest(out.folder())) : folders;
    List<Run> runs = named.stream().map(RunReader::open).toList();
    try (RunTables tables = RunTables.load(runs, sql)) {
      List<String> lines =
          format.json
              ? AnswerText.json(tables.askJson(sql))
              : format.csv ? AnswerText.csv(tables.ask(sql)) : AnswerText.table(tables.ask(sql));
      lines.forEach(spec.commandLine().getOut()::println);
      return 0;
    } catch (BadQueryException e) {
      spec.commandLine().getErr().println("semlink: " + e.getMessage());
      return Failures.BAD_INPUT;
    }
  }
}
