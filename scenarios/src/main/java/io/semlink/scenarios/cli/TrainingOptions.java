package io.semlink.scenarios.cli;

import io.semlink.models.training.ChannelMix;
import io.semlink.models.training.ClassWeighting;
import io.semlink.models.training.LearningRate;
import io.semlink.models.training.TrainingSettings;
import io.semlink.models.training.TrainingSettings.Stage;
import io.semlink.simulator.notation.PlainNumber;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How `semlink train` trains; but for the number of steps the defaults are those of the shipped
/// weights.
final class TrainingOptions {
  /// Options that mean nothing in stage 1.
  static final List<String> OF_STAGE_2 =
      List.of(
          "--class-weights",
          "--plain-dice",
          "--temperature",
          "--error-free-link",
          "--modality-loss",
          "--patience");

  /// Linear warm-up of the cosine schedule in steps.
  private static final int WARM_UP = 200;

  /// Options that mean nothing for a network that no link divides.
  static final List<String> OF_LINK = List.of("--temperature", "--error-free-link");

  @Option(
      names = "--stage",
      defaultValue = "end-to-end",
      description =
          "prompt (contrastive pre-training of the trunks, no labels) or end-to-end"
              + " (default: ${DEFAULT-VALUE})")
  private String stage = "";

  @Option(names = "--steps", defaultValue = "6000", description = "(default: ${DEFAULT-VALUE})")
  private int steps;

  @Option(
      names = "--batch",
      defaultValue = "8",
      description = "frames a step (default: ${DEFAULT-VALUE})")
  private int batch;

  @Option(
      names = "--learning-rate",
      defaultValue = "0.002",
      description = "the schedule's highest (default: ${DEFAULT-VALUE})")
  private double learningRate;

  @Option(
      names = "--stairs",
      paramLabel = "PERIOD",
      description = "the rate falls to 0.9 every PERIOD steps (default: half a cosine)")
  private @Nullable Integer stairs;

  @Option(names = "--seed", defaultValue = "7", description = "(default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--class-weights",
      defaultValue = "enet",
      description = "none, enet or median-frequency (default: ${DEFAULT-VALUE})")
  private String classWeights = "";

  @Option(names = "--plain-dice", description = "no squares in the denominator of the Dice loss")
  private boolean plainDice;

  @Option(
      names = "--temperature",
      paramLabel = "FIRST[:LAST]",
      defaultValue = "1:1",
      description = "of the Gumbel bits (default: ${DEFAULT-VALUE})")
  private String temperature = "";

  @Option(names = "--error-free-link", description = "trains without channel noise")
  private boolean errorFree;

  @Option(
      names = "--modality-loss",
      defaultValue = "0.05",
      description = "share of frames without RGB, and without thermal (default: ${DEFAULT-VALUE})")
  private double modalityLoss;

  @Option(
      names = "--patience",
      defaultValue = "0",
      description =
          "stops after so many validations without a better one, 0: never"
              + " (default: ${DEFAULT-VALUE})")
  private int patience;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "weights to start from; may be repeated, each sets what it shares")
  private List<Path> from = List.of();

  @Option(names = "--fresh", description = "starts over instead of going on from the checkpoint")
  private boolean fresh;

  @SuppressWarnings("NullAway.Init")
  TrainingOptions() {}

  long seed() {
    return seed;
  }

  /// The settings.
  ///
  /// @param output folder of the results
  /// @throws IllegalArgumentException if a value is out of range
  TrainingSettings settings(Path output) {
    TrainingSettings.Intervals usual = TrainingSettings.Intervals.DEFAULT;
    return new TrainingSettings(
        stage(),
        seed,
        steps,
        batch,
        stairs == null
            ? new LearningRate.Cosine(learningRate, WARM_UP)
            : new LearningRate.Stairs(learningRate, stairs),
        objective(),
        errorFree ? ChannelMix.ERROR_FREE : ChannelMix.DEFAULT,
        modalityLoss,
        new TrainingSettings.Intervals(
            usual.validation(), usual.validationFrames(), usual.checkpoint(), patience),
        new TrainingSettings.Files(output, !fresh, from));
  }

  Stage stage() {
    return switch (stage) {
      case "prompt" -> Stage.PROMPT;
      case "end-to-end" -> Stage.END_TO_END;
      default ->
          throw new IllegalArgumentException(
              "--stage is \"%s\" but must be prompt or end-to-end".formatted(stage));
    };
  }

  private TrainingSettings.Objective objective() {
    TrainingSettings.Objective usual = TrainingSettings.Objective.DEFAULT;
    return new TrainingSettings.Objective(
        usual.diceShare(),
        !plainDice,
        usual.labelSmoothing(),
        weighting(),
        usual.maxClassWeight(),
        temperature(),
        usual.maxGradientNorm(),
        usual.averageDecay());
  }

  private ClassWeighting weighting() {
    return switch (classWeights) {
      case "none" -> ClassWeighting.NONE;
      case "enet" -> ClassWeighting.ENET;
      case "median-frequency" -> ClassWeighting.MEDIAN_FREQUENCY;
      default ->
          throw new IllegalArgumentException(
              "--class-weights is \"%s\" but must be none, enet or median-frequency"
                  .formatted(classWeights));
    };
  }

  private TrainingSettings.Temperature temperature() {
    String[] parts = temperature.split(":", 2);
    try {
      double first = PlainNumber.real(parts[0]);
      return new TrainingSettings.Temperature(
          first, parts.length == 1 ? first : PlainNumber.real(parts[1]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--temperature is \"%s\" but must be a number or two with a colon".formatted(temperature),
          e);
    }
  }
}
