package io.semlink.scenarios.cli;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.training.PromscTrainer;
import io.semlink.models.training.TrainingProgress;
import io.semlink.models.training.TrainingSettings;
import io.semlink.models.zoo.Devices;
import io.semlink.reports.gallery.LossCurve;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.sensor.Modality;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink train`: trains a network.
@Command(
    name = "train",
    description = {
      "Trains a network; safe to stop and start again.",
      "Writes checkpoint, weights, loss.csv and loss.png into the output folder."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NETWORK",
      description =
          "promsc-tiny, promsc-small or promsc-medium; with -rgb or -thermal for one sensor only,"
              + " and then -float for floats in place of bits")
  private String network = "";

  @Mixin private TrainingOptions options = new TrainingOptions();

  @Mixin private TrainingDataOptions data = new TrainingDataOptions();

  @Mixin private FolderOptions folderOptions = new FolderOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "output folder (default: out/train/NETWORK, of stage 1 out/train/NETWORK-prompt)")
  private Path out = Path.of("");

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|gpu",
      defaultValue = "cpu",
      description = "where to train, one GPU at most (default: ${DEFAULT-VALUE})")
  private String device = "cpu";

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TrainCommand() {}

  @Override
  public Integer call() throws IOException {
    PromscConfig config = PromscConfig.named(network).orElseThrow(this::unknown);
    PrintWriter err = spec.commandLine().getErr();
    boolean prompt = checked(options::stage) == TrainingSettings.Stage.PROMPT;
    if (prompt) {
      requireSense(config);
    }
    Path folder =
        out.toString().isEmpty()
            ? Path.of("out", "train", prompt ? network + "-prompt" : network)
            : out;
    TrainingSettings settings = checked(() -> options.settings(folder));
    ComputeDevice where = checked(() -> new Devices().resolve(device)).getFirst();
    TrainingDataOptions.Frames frames =
        data.open(config.resolution(), options.seed(), folderOptions);
    Path weights =
        new PromscTrainer(config, settings, where, progress -> show(err, progress))
            .train(frames.training(), frames.validation());
    LossCurve.write(folder.resolve("loss.csv"), folder.resolve("loss.png"));
    err.println("weights in " + weights);
    return 0;
  }

  private ParameterException unknown() {
    return new ParameterException(
        spec.commandLine(),
        "there is no network \"%s\" to train. Maybe %s"
            .formatted(
                network,
                PromscConfig.PRESETS.stream()
                    .map(PromscConfig::name)
                    .collect(Collectors.joining(", "))));
  }

  /// Stage 1 knows neither labels nor a link.
  private void requireSense(PromscConfig config) {
    if (config.modality() != Modality.BOTH) {
      throw new ParameterException(
          spec.commandLine(), "%s has one modality; prompts need two".formatted(network));
    }
    for (String option : TrainingOptions.OF_STAGE_2) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new ParameterException(
            spec.commandLine(), "%s means nothing with --stage prompt".formatted(option));
      }
    }
  }

  private <T> T checked(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
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
}
