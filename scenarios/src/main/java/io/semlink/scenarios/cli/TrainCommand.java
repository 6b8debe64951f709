package io.semlink.scenarios.cli;

import io.semlink.models.baseline.FusionNetConfig;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.training.Trainer;
import io.semlink.models.training.TrainingListener;
import io.semlink.models.training.TrainingProgress;
import io.semlink.models.training.TrainingSettings;
import io.semlink.models.zoo.Devices;
import io.semlink.reports.gallery.LossCurve;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.units.Resolution;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
              + " and then -float for floats in place of bits. Or a segmentation network: mfnet,"
              + " rtfnet or feanet with -small (96x128) or -medium (192x256)")
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
    PrintWriter err = spec.commandLine().getErr();
    boolean prompt = checked(options::stage) == TrainingSettings.Stage.PROMPT;
    Path folder =
        out.toString().isEmpty()
            ? Path.of("out", "train", prompt ? network + "-prompt" : network)
            : out;
    if (prompt) {
      refuse(TrainingOptions.OF_STAGE_2, "--stage prompt");
    }
    TrainingSettings settings = checked(() -> options.settings(folder));
    Choice choice = choice(settings);
    TrainingDataOptions.Frames frames = data.open(choice.resolution, options.seed(), folderOptions);
    Path weights = choice.trainer.train(frames.training(), frames.validation());
    LossCurve.write(folder.resolve("loss.csv"), folder.resolve("loss.png"));
    err.println("weights in " + weights);
    return 0;
  }

  private record Choice(Resolution resolution, Trainer<?> trainer) {}

  private Choice choice(TrainingSettings settings) {
    ComputeDevice where = checked(() -> new Devices().resolve(device)).getFirst();
    TrainingListener listener = progress -> show(spec.commandLine().getErr(), progress);
    Optional<PromscConfig> promsc = PromscConfig.named(network);
    if (promsc.isPresent()) {
      PromscConfig config = promsc.get();
      refuse(List.of("--codec", "--bits-per-pixel"), network + ", which makes bits itself");
      if (settings.stage() == TrainingSettings.Stage.PROMPT && config.modality() != Modality.BOTH) {
        throw bad("%s has one modality; prompts need two".formatted(network));
      }
      return new Choice(config.resolution(), Trainer.of(config, settings, where, listener));
    }
    FusionNetConfig config = FusionNetConfig.named(network).orElseThrow(this::unknown);
    refuse(TrainingOptions.OF_LINK, network + ", which no link divides");
    return new Choice(
        config.resolution(), checked(() -> Trainer.of(config, settings, where, listener)));
  }

  private ParameterException unknown() {
    return bad(
        "there is no network \"%s\" to train. Maybe %s"
            .formatted(
                network,
                Stream.concat(
                        PromscConfig.PRESETS.stream().map(PromscConfig::name),
                        FusionNetConfig.PRESETS.stream().map(FusionNetConfig::name))
                    .collect(Collectors.joining(", "))));
  }

  /// What would be passed over in silence is refused.
  private void refuse(List<String> meaningless, String here) {
    for (String option : meaningless) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw bad("%s means nothing with %s".formatted(option, here));
      }
    }
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
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
