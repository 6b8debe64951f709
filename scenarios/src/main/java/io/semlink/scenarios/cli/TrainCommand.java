package io.semlink.scenarios.cli;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.training.PromscTrainer;
import io.semlink.models.training.SchemeEvaluation;
import io.semlink.models.training.TrainingProgress;
import io.semlink.models.training.TrainingSettings;
import io.semlink.models.zoo.ModelZoo;
import io.semlink.reports.gallery.LossCurve;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
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
  private static final int[] REPORTED_PLANES = {8, 16, 33, 66, 128};

  @Parameters(paramLabel = "NETWORK", description = "promsc-tiny")
  private String network = "";

  @Option(names = "--steps", defaultValue = "12000", description = "(default: ${DEFAULT-VALUE})")
  private int steps;

  @Option(names = "--batch", defaultValue = "8", description = "(default: ${DEFAULT-VALUE})")
  private int batch;

  @Option(
      names = "--learning-rate",
      defaultValue = "0.002",
      description = "the schedule's highest (default: ${DEFAULT-VALUE})")
  private double learningRate;

  @Option(names = "--seed", defaultValue = "1", description = "(default: ${DEFAULT-VALUE})")
  private long seed;

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
    Path weights =
        new PromscTrainer(PromscConfig.TINY, settings(folder), progress -> show(err, progress))
            .train(road(Purpose.SCENE_TRAIN), road(Purpose.SCENE_VALIDATION));
    LossCurve.write(folder.resolve("loss.csv"), folder.resolve("loss.png"));
    evaluate(weights);
    err.println("weights in " + weights);
    return 0;
  }

  private TrainingSettings settings(Path folder) {
    try {
      return new TrainingSettings(
          seed,
          steps,
          batch,
          learningRate,
          TrainingSettings.Objective.DEFAULT,
          TrainingSettings.Intervals.DEFAULT,
          folder,
          !fresh);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private Sensor road(Purpose split) {
    return new SyntheticRoad(
        new SyntheticRoad.Settings(
            PromscConfig.TINY.resolution(), seed, split, SyntheticRoad.DayNight.BOTH));
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

  private void evaluate(Path weights) {
    Scheme scheme = new ModelZoo().open(network, weights);
    PrintWriter table = spec.commandLine().getOut();
    table.println("planes  bits  bits/pixel  mIoU%  objects%  mAcc%");
    try (FrameEncoder encoder = scheme.newEncoder(ComputeDevice.CPU);
        FrameDecoder decoder = scheme.newDecoder(ComputeDevice.CPU)) {
      for (int planes : REPORTED_PLANES) {
        int bits = planes * PromscConfig.TINY.bitsPerPlane();
        var result =
            SchemeEvaluation.run(encoder, decoder, road(Purpose.SCENE_TEST), testFrames, bits)
                .all();
        table.println(
            String.format(
                Locale.ROOT,
                "%6d  %4d  %10.4f  %5.1f  %8.1f  %5.1f",
                planes,
                bits,
                (double) bits / PromscConfig.TINY.resolution().numPixels(),
                100 * result.meanIou(),
                100 * result.meanIouObjects(),
                100 * result.meanAccuracy()));
      }
    }
  }
}
