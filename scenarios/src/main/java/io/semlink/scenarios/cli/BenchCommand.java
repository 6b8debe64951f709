package io.semlink.scenarios.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.semlink.scenarios.bench.LogBench;
import io.semlink.scenarios.bench.Measurement;
import io.semlink.scenarios.bench.PhyBench;
import io.semlink.scenarios.bench.PhyTable;
import io.semlink.scenarios.bench.SensorBench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `semlink bench`: how fast this machine runs the link and renders its frames.
@Command(
    name = "bench",
    description = "Measures how fast this machine runs the link, renders frames, runs networks.",
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
    write(json, result);
    return 0;
  }

  /// `semlink bench sensor`.
  @Command(
      name = "sensor",
      description = "Frames a second of synthetic-road, by size and weather.",
      mixinStandardHelpOptions = true)
  int sensor(
      @Option(names = "--rounds", defaultValue = "5", description = "rounds that count") int rounds,
      @Option(names = "--round-millis", defaultValue = "1000", description = "ms a row and round")
          int roundMillis,
      @Option(names = "--json", paramLabel = "FILE", description = "writes the rows here too")
          @Nullable Path json)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<Measurement> rows = new SensorBench(rounds, roundMillis).run(System::nanoTime);
    SensorBench.lines(rows).forEach(out::println);
    out.flush();
    write(json, rows);
    return 0;
  }

  /// `semlink bench log`.
  @Command(
      name = "log",
      description = {
        "What the result log costs: CPU time of log and broker while first-light runs, and how fast"
            + " the relay is beside Kafka's producer performance tool."
      },
      mixinStandardHelpOptions = true)
  int log(
      @Option(names = "--frames", defaultValue = "2000", description = "frames a point") int frames,
      @Option(names = "--records", defaultValue = "200000", description = "records a round")
          int records,
      @Option(names = "--rounds", defaultValue = "5", description = "rounds that count") int rounds,
      @Option(names = "--json", paramLabel = "FILE", description = "writes the result here too")
          @Nullable Path json)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("semlink-bench");
    LogBench.Result result = new LogBench(frames, records, rounds).run(folder, System::nanoTime);
    LogBench.lines(result).forEach(out::println);
    out.flush();
    write(json, result);
    return 0;
  }

  private static void write(@Nullable Path json, Object result) throws IOException {
    if (json != null) {
      Files.write(
          json,
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsBytes(result));
    }
  }
}
