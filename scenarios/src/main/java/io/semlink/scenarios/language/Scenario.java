package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import io.semlink.actors.study.StopRules;
import java.time.Duration;
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
/// @param device auto, cpu or gpu
/// @param kafka embedded, off or host:port
/// @param kafkaClient further properties of the Kafka clients
/// @param run parallelism, batch and how many runs stay
/// @param numSamples frames of each point whose images are kept
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
    int numSamples) {
  private static final long DEFAULT_FRAMES = 100;

  /// One point.
  ///
  /// @param scheme the scheme; absent in a study of the link alone
  /// @param link the link
  public record Point(@Nullable SchemeSettings scheme, LinkSettings link) {}

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
    TrainingKeys.requireNoTraining(file);
    Values values = new Values(file.config());
    values.word("source.arrival", "saturated");
    SourceSettings source = SourceSettings.read(values, file);
    List<Point> points =
        Sweep.points(file.config()).stream().map(point -> point(point, file)).toList();
    requireSchemes(source, points);
    return new Scenario(
        study(values),
        values.integer("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        source,
        values.has("source.frame-rate")
            ? values.quantity("source.frame-rate", Unit.FRAME_RATE, 1e-3)
            : null,
        points,
        stop(values),
        values.word("device", "auto", "cpu", "gpu"),
        values.text("log.kafka", "embedded"),
        KafkaClientProperties.read(file.config(), file),
        run(values, numCores),
        (int) values.integer("report.samples", 3, 0, 100));
  }

  private static Point point(Config config, ScenarioFile file) {
    Values values = new Values(config);
    return new Point(SchemeSettings.read(values, file), LinkSettings.read(values, file));
  }

  /// The name of a study.
  static String study(Values values) {
    String study = values.text("study");
    if (!study.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw values.wrong("study", "must be letters, digits, '.', '_' and '-' (it names a folder)");
    }
    return study;
  }

  private static StopRules stop(Values values) {
    boolean otherRule =
        values.has("stop.block-errors")
            || values.has("stop.max-blocks")
            || values.has("stop.max-time");
    return new StopRules(
        values.integer(
            "stop.max-frames",
            otherRule ? Integer.MAX_VALUE : DEFAULT_FRAMES,
            1,
            Integer.MAX_VALUE),
        values.has("stop.block-errors")
            ? (Long) values.integer("stop.block-errors", 1, 1, Long.MAX_VALUE)
            : null,
        values.has("stop.max-blocks")
            ? (Long) values.integer("stop.max-blocks", 1, 1, Long.MAX_VALUE)
            : null,
        values.has("stop.max-time")
            ? Duration.ofNanos((long) (1e9 * values.quantity("stop.max-time", Unit.SECOND, 1e-3)))
            : null);
  }

  private static RunSettings run(Values values, int numCores) {
    boolean auto = values.text("run.parallelism", "auto").strip().equals("auto");
    return new RunSettings(
        auto ? numCores : (int) values.integer("run.parallelism", 1, 1, 256),
        (int) values.integer("run.batch", 4, 1, 256),
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
