package io.semlink.scenarios.cli;

import io.semlink.models.zoo.Devices;
import io.semlink.scenarios.bench.InferenceBench;
import io.semlink.scenarios.bench.InferenceTable;
import io.semlink.scenarios.evaluate.EvaluationFrames;
import io.semlink.scenarios.evaluate.PayloadSizes;
import io.semlink.scenarios.language.SchemeSettings;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.simulator.link.ReceiveMode;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink bench inference`.
@Command(
    name = "inference",
    description = {
      "Frames a second of a network in stream and actors, beside a bare DJL loop, and the",
      "memory of the process as they go."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class BenchInferenceCommand implements Callable<Integer> {
  private static final int DIFFERENT_BATCHES = 8;
  private static final long SEED = 42;

  @Parameters(
      arity = "0..1",
      paramLabel = "SCHEME",
      defaultValue = "promsc-tiny",
      description = "(default: ${DEFAULT-VALUE})")
  private String name = "promsc-tiny";

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "(default: those that come with it)")
  private @Nullable Path weights;

  @Option(
      names = "--frames",
      defaultValue = "960",
      description = "through each contender in all (default: ${DEFAULT-VALUE})")
  private int frames;

  @Option(
      names = "--rounds",
      defaultValue = "10",
      description = "that count (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "each with networks of its own (default: ${DEFAULT-VALUE})")
  private int threads;

  @Option(
      names = "--batch",
      defaultValue = "8",
      description = "frames a micro-batch (default: ${DEFAULT-VALUE})")
  private int batch;

  @Option(
      names = "--bits-per-pixel",
      defaultValue = "0.07",
      description = "the nearest legal payload is taken (default: ${DEFAULT-VALUE})")
  private double bitsPerPixel;

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|gpu",
      defaultValue = "auto",
      description = "(default: ${DEFAULT-VALUE})")
  private String device = "auto";

  @Option(names = "--json", paramLabel = "FILE", description = "writes the figures here too")
  private @Nullable Path json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  BenchInferenceCommand() {}

  @Override
  public Integer call() throws IOException {
    Scheme scheme =
        Schemes.onClassPath()
            .open(new SchemeSettings(name, ReceiveMode.CODED_HARD, weights, "command line"));
    InferenceBench bench = bench(scheme);
    Sensor sensor =
        EvaluationFrames.road(
                scheme.resolution(), Purpose.SCENE_TEST, SEED, DIFFERENT_BATCHES * batch)
            .sensor();
    List<SensorFrame> some =
        LongStream.range(0, sensor.numFrames()).mapToObj(sensor::frame).toList();
    InferenceBench.Result result = bench.run(some, System::nanoTime);
    PrintWriter out = spec.commandLine().getOut();
    InferenceTable.lines(bench, result).forEach(out::println);
    out.flush();
    if (json != null) {
      Files.writeString(json, ResultJson.writePretty(result));
    }
    return 0;
  }

  private InferenceBench bench(Scheme scheme) {
    try {
      return new InferenceBench(
          scheme,
          weights,
          PayloadSizes.nearest(scheme, bitsPerPixel),
          new Devices().resolve(device).getFirst(),
          new InferenceBench.Load(threads, batch, frames, rounds));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
