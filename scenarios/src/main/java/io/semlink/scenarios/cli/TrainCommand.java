package io.semlink.scenarios.cli;

import io.semlink.models.evaluation.EvaluationTable;
import io.semlink.models.evaluation.SchemeEvaluation;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.training.PromscTrainer;
import io.semlink.models.training.TrainingProgress;
import io.semlink.models.training.TrainingSettings;
import io.semlink.models.zoo.ModelZoo;
import io.semlink.reports.gallery.LossCurve;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.CachedSensor;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink train`: trains a network on synthetic streets.
@Command(
    name = "train",
    description = {
      "Trains a network on synthetic streets; safe to stop and start again.",
      "Writes checkpoint, weights, loss.csv and loss.png into the output folder."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  // The scenes of the library's studies, so that its figures and this table speak of the same ones.
  private static final long TEST_SEED = 42;
  private static final int[] REPORTED_PLANES = {8, 16, 33, 66, 128};

  @Parameters(paramLabel = "NETWORK", description = "promsc-tiny")
  private String network = "";

  @Option(names = "--steps", description = "(default: as the shipped weights)")
  private @Nullable Integer steps;

  @Option(names = "--batch", description = "(default: as the shipped weights)")
  private @Nullable Integer batch;

  @Option(
      names = "--learning-rate",
      description = "the schedule's highest (default: as the shipped weights)")
  private @Nullable Double learningRate;

  @Option(names = "--seed", description = "(default: as the shipped weights)")
  private @Nullable Long seed;

  @Option(
      names = "--frames",
      description = "training scenes, each seen several times (default: as the shipped weights)")
  private int frames = TrainingSettings.SHIPPED_FRAMES;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "output folder (default: out/train/NETWORK)")
  private Path out = Path.of("");

  @Option(names = "--fresh", description = "starts over instead of going on from the checkpoint")
  private boolean fresh;

  @Option(
      names = "--test-frames",
      defaultValue = "400",
      description = "held-out frames of the closing evaluation (default: ${DEFAULT-VALUE})")
  private int testFrames;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TrainCommand() {}

  @Override
  public Integer call() throws IOException {
    if (!network.equals(PromscConfig.TINY.name())) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no network \"%s\" to train. Maybe %s"
              .formatted(network, PromscConfig.TINY.name()));
    }
    Path folder = out.toString().isEmpty() ? Path.of("out", "train", network) : out;
    PrintWriter err = spec.commandLine().getErr();
    TrainingSettings settings = settings(TrainingSettings.shipped(folder, !fresh));
    Sensor train = CachedSensor.first(road(settings.seed(), Purpose.SCENE_TRAIN), frames);
    Path weights =
        new PromscTrainer(PromscConfig.TINY, settings, progress -> show(err, progress))
            .train(train, road(settings.seed(), Purpose.SCENE_VALIDATION));
    LossCurve.write(folder.resolve("loss.csv"), folder.resolve("loss.png"));
    spec.commandLine().getOut().print(evaluate(weights));
    spec.commandLine().getOut().flush();
    err.println("weights in " + weights);
    return 0;
  }

  private TrainingSettings settings(TrainingSettings shipped) {
    try {
      return new TrainingSettings(
          seed == null ? shipped.seed() : seed,
          steps == null ? shipped.steps() : steps,
          batch == null ? shipped.batch() : batch,
          learningRate == null ? shipped.learningRate() : learningRate,
          shipped.objective(),
          shipped.intervals(),
          shipped.output(),
          shipped.resume());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static Sensor road(long sceneSeed, Purpose split) {
    return new SyntheticRoad(
        new SyntheticRoad.Settings(
            PromscConfig.TINY.resolution(), sceneSeed, split, SyntheticRoad.DayNight.BOTH));
  }

  private static void show(PrintWriter err, TrainingProgress progress) {
    boolean validated = progress.validationMiou().isPresent();
    if (validated || progress.step() % 50 == 0) {
      err.println(
          String.format(
              Locale.ROOT,
              "step %d/%d  loss %.4f%s",
              progress.step() + 1,
              progress.steps(),
              progress.loss(),
              validated
                  ? String.format(
                      Locale.ROOT,
                      "  validation mIoU %.1f %%",
                      100 * progress.validationMiou().getAsDouble())
                  : ""));
    }
  }

  private String evaluate(Path weights) {
    Scheme scheme = new ModelZoo().open(network, weights);
    Sensor test = CachedSensor.first(road(TEST_SEED, Purpose.SCENE_TEST), testFrames);
    try (FrameEncoder encoder = scheme.newEncoder(ComputeDevice.CPU);
        FrameDecoder decoder = scheme.newDecoder(ComputeDevice.CPU)) {
      return EvaluationTable.markdown(
          Arrays.stream(REPORTED_PLANES)
              .map(planes -> planes * PromscConfig.TINY.bitsPerPlane())
              .mapToObj(bits -> SchemeEvaluation.run(encoder, decoder, test, testFrames, bits))
              .toList());
    }
  }
}
