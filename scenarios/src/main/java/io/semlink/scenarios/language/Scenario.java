package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import io.semlink.actors.study.StopRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A scenario, read and checked.
///
/// @param study name of the study, also of its output folder
/// @param seed seed of every random value
/// @param source where frames come from
/// @param frameRateHz frames a second of simulated time; absent where no key needs it
/// @param points scheme and link of each point, in plan order
/// @param stop when a point has seen enough
/// @param device auto, cpu or gpu; where it is an axis, that of the first point
/// @param kafka embedded, off or host:port
/// @param kafkaClient further properties of the Kafka clients
/// @param run parallelism, batch and how many runs stay
/// @param numSamples frames of each point whose images are kept
/// @param queue frames that may wait for the link
/// @param commonRandomNumbers whether all points see the same unit noise
/// @param assertions what must hold of the points
public record Scenario(
    String study,
    long seed,
    SourceSettings source,
    @Nullable Double frameRateHz,
    List<Point> points,
    StopRules stop,
    String device,
    String kafka,
    Map<String, String> kafkaClient,
    RunSettings run,
    int numSamples,
    int queue,
    boolean commonRandomNumbers,
    List<Assertion> assertions) {
  private static final int MAX_REPETITIONS = 10_000;

  /// One point.
  ///
  /// @param scheme the scheme; absent in a study of the link alone
  /// @param link the link
  /// @param repetition 0 for the first
  /// @param batch frames a micro-batch; absent unless it is an axis
  /// @param device cpu or gpu; absent unless it is an axis
  /// @param block name of the block of `schemes`; absent in a study of the link alone
  public record Point(
      @Nullable SchemeSettings scheme,
      LinkSettings link,
      int repetition,
      @Nullable Integer batch,
      @Nullable String device,
      @Nullable String block) {}

  /// How a study runs; no setting here changes a result but the batch, in its last bits.
  ///
  /// @param parallelism points at once and frames in flight in each of their stages
  /// @param batch frames a micro-batch
  /// @param keep finished runs of the study that stay when another one has ended well
  public record RunSettings(int parallelism, int batch, int keep) {}

  /// Reads a scenario.
  ///
  /// @param file the file
  /// @param numCores processors of this machine, for `run.parallelism = auto`
  /// @throws ScenarioException if anything in it is wrong
  public static Scenario read(ScenarioFile file, int numCores) {
    return read(file, numCores, Reads.NONE);
  }

  /// Reads a scenario and gives account of every value that is read.
  static Scenario read(ScenarioFile file, int numCores, Reads reads) {
    TrainingKeys.requireNoTraining(file);
    List<Config> configs = Sweep.points(file.config());
    // Keys that are no axis are the same in all points.
    Values values = new Values(configs.getFirst(), reads);
    // These are read before an axis has one value.
    values.note("sweep.grid", "list of axes", "all axes", null);
    values.note("sweep.zip", "list of axes, or of such lists", null, null);
    values.note("sweep.exclude", "list of blocks", null, null);
    values.note("log.kafka-client", "block", null, null);
    values.word("source.arrival", "saturated");
    SourceSettings source = SourceSettings.read(values, file);
    List<Point> points = points(configs, file, reads);
    requireSchemes(source, points);
    StopRules stop = StopReader.read(values, source);
    List<Assertion> assertions = AssertionReader.read(values);
    requireRepeatable(values, stop, assertions);
    requireQueue(values, points);
    return new Scenario(
        study(values),
        values.integer("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        source,
        values.has("source.frame-rate")
            ? (Double) values.quantity("source.frame-rate", Unit.FRAME_RATE, 1e-3)
            : null,
        points,
        stop,
        device(values),
        values.text("log.kafka", "embedded"),
        KafkaClientProperties.read(file.config(), file),
        run(values, numCores),
        (int) values.integer("report.samples", 3, 0, 100),
        (int) values.integer("source.queue", 8, 0, 1_000_000),
        values.word("common-random-numbers", "true", "false").equals("true"),
        assertions);
  }

  private static List<Point> points(List<Config> configs, ScenarioFile file, Reads reads) {
    boolean batchIsAxis = isAxis(file, "run.batch");
    boolean deviceIsAxis = isAxis(file, "device");
    List<Point> points = new ArrayList<>();
    for (Config config : configs) {
      Values values = new Values(config, reads);
      SchemeSettings scheme = SchemeSettings.read(values, file);
      LinkSettings link = LinkSettings.read(values, file);
      Integer batch = batchIsAxis ? (Integer) batch(values) : null;
      String device = deviceIsAxis ? deviceOfAxis(values) : null;
      String block = Axes.schemeNames(config).stream().findFirst().orElse(null);
      long repetitions = values.integer("repetitions", 1, 1, MAX_REPETITIONS);
      for (int repetition = 0; repetition < repetitions; repetition++) {
        points.add(new Point(scheme, link, repetition, batch, device, block));
      }
    }
    return points;
  }

  private static boolean isAxis(ScenarioFile file, String key) {
    return file.config().hasPath(key) && Ranges.isAxis(file.config().getValue(key));
  }

  private static String device(Values values) {
    return values.word("device", "auto", "cpu", "gpu");
  }

  /// An axis compares devices, so that every point names its own.
  private static String deviceOfAxis(Values values) {
    String device = device(values);
    if (device.equals("auto")) {
      throw values.wrong("device", "must be cpu or gpu where it is an axis");
    }
    return device;
  }

  private static int batch(Values values) {
    return (int) values.integer("run.batch", 4, 1, 256);
  }

  private static void requireQueue(Values values, List<Point> points) {
    boolean possible =
        values.has("source.frame-rate")
            && points.stream().anyMatch(point -> point.link().bandwidthHz() != null);
    if (values.has("source.queue") && !possible) {
      throw values.wrong(
          "source.queue", "means nothing without source.frame-rate and link.bandwidth");
    }
  }

  private static void requireRepeatable(Values values, StopRules stop, List<Assertion> assertions) {
    boolean asserted = assertions.stream().anyMatch(Assertion.Repeatable.class::isInstance);
    if (asserted && stop.maxTime() != null) {
      throw values.wrong(
          "stop.max-time", "stops by the clock, but the study asserts that it is repeatable");
    }
  }

  /// The name of a study.
  static String study(Values values) {
    String study = values.text("study");
    if (!study.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw values.wrong("study", "must be letters, digits, '.', '_' and '-' (it names a folder)");
    }
    return study;
  }

  private static RunSettings run(Values values, int numCores) {
    values.note("run.parallelism", "auto", "auto", null);
    boolean auto =
        !values.has("run.parallelism")
            || values.value("run.parallelism").unwrapped().toString().strip().equals("auto");
    return new RunSettings(
        auto ? numCores : (int) values.integer("run.parallelism", 1, 1, 256),
        batch(values),
        (int) values.integer("run.keep", Integer.MAX_VALUE, 1, Integer.MAX_VALUE));
  }

  private static void requireSchemes(SourceSettings source, List<Point> points) {
    boolean linkAlone = source instanceof SourceSettings.RandomBits;
    for (Point point : points) {
      if (linkAlone && point.scheme() != null) {
        throw new ScenarioException(
            "schemes are set but source.sensor = random-bits carries no frames (%s)"
                .formatted(point.scheme().place()));
      }
      if (!linkAlone && point.scheme() == null) {
        throw new ScenarioException(
            "schemes is missing: frames need an encoder and a decoder",
            "Maybe schemes { semantic { scheme = promsc-tiny } }");
      }
    }
  }
}
