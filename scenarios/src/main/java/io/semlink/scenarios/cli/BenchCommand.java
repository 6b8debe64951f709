package io.semlink.scenarios.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.semlink.scenarios.bench.PhyBench;
import io.semlink.scenarios.bench.PhyTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `semlink bench`: how fast this machine runs the link.
@Command(
    name = "bench",
    description = "Measures how fast this machine runs the link.",
    subcommands = BenchInferenceCommand.class,
    mixinStandardHelpOptions = true)
final class BenchCommand {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  BenchCommand() {}

  /// `semlink bench phy`.
  @Command(
      name = "phy",
      description = "Kernels and chains of the physical layer, beside published figures.",
      mixinStandardHelpOptions = true)
  int phy(
      @Option(names = "--threads", defaultValue = "2", description = "most threads at once")
          int threads,
      @Option(names = "--rounds", defaultValue = "20", description = "rounds that count")
          int rounds,
      @Option(names = "--round-millis", defaultValue = "20", description = "ms a row and round")
          int roundMillis,
      @Option(names = "--json", paramLabel = "FILE", description = "writes the rows here too")
          @Nullable Path json)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PhyBench.Result result = new PhyBench(threads, rounds, roundMillis).run(System::nanoTime);
    PhyTable.lines(result).forEach(out::println);
    out.flush();
    if (json != null) {
      Files.write(
          json,
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsBytes(result));
    }
    return 0;
  }
}
