package io.semlink.scenarios.ablation;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.training.ChannelMix;
import io.semlink.models.training.ClassWeighting;
import io.semlink.models.training.LearningRate;
import io.semlink.models.training.TrainingSettings;
import io.semlink.models.training.TrainingSettings.Objective;
import io.semlink.models.training.TrainingSettings.Stage;
import io.semlink.scenarios.language.TrainingStudy;
import io.semlink.scenarios.language.TrainingStudy.Schedule;
import io.semlink.scenarios.language.TrainingStudy.Variant;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.results.Sha256;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// One training of a study: a variant from one seed. Everything but the steps of stage 1 and what
/// the variant sets is equal for all variants: schedule, loss, optimiser, training scenes.
///
/// @param variant what is trained
/// @param seed of training scenes, first values, augmentation and noise
/// @param schedule of all trainings of the study
/// @param maxValidationFrames frames of a validation at most
public record TrainingRun(Variant variant, long seed, Schedule schedule, int maxValidationFrames) {
  private static final double LEARNING_RATE = 0.002;
  private static final int MAX_WARM_UP = 200;
  private static final int VALIDATIONS = 8;
  private static final int CHECKPOINT = 100;
  private static final int DIGITS = 8;
  private static final Path NOWHERE = Path.of("");

  /// The trainings of a study: all variants of the first seed, then those of the next one, so that
  /// training scenes are rendered once a seed.
  public static List<TrainingRun> of(TrainingStudy study) {
    int frames =
        Math.min(
            TrainingSettings.Intervals.DEFAULT.validationFrames(), study.evaluation().frames());
    return study.seeds().stream()
        .flatMap(seed ->
            study.variants().stream()
                .map(variant -> new TrainingRun(variant, seed, study.schedule(), frames)))
        .toList();
  }

  /// Name of the training in its study, as in "with-prompts-seed1".
  public String name() {
    return "%s-seed%s".formatted(variant.name(), seed);
  }

  /// Name of the training among those of all studies, as in "promsc-tiny-seed1-0a1b2c3d": equal for
  /// trainings that give equal weights, whatever their studies call them, and other where this
  /// program has changed so that they do not.
  public String key() {
    String digest =
        Sha256.hex(
            "%s %s %s"
                .formatted(
                    RunRecord.RESULTS_VERSION,
                    identity(),
                    endToEnd(NOWHERE, List.of()).identity()));
    return "%s-seed%s-%s".formatted(network().name(), seed, digest.substring(0, DIGITS));
  }

  /// Shape of the network.
  PromscConfig network() {
    return variant.network();
  }

  /// What makes the result what it is, by the keys of the scenario.
  SequencedMap<String, String> identity() {
    SequencedMap<String, String> identity = new LinkedHashMap<>();
    identity.put("network", network().name());
    identity.put("seed", Long.toString(seed));
    identity.put("steps", Integer.toString(schedule.steps()));
    identity.put("batch", Integer.toString(schedule.batch()));
    identity.put("frames", Integer.toString(schedule.frames()));
    identity.put("prompt-steps", Integer.toString(variant.promptSteps()));
    identity.put("channel-noise", variant.channelNoise() ? "on" : "off");
    identity.put(
        "class-weights", variant.weighting().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return identity;
  }

  /// What the variant is, as in "promsc-tiny, prompt-steps 300, channel-noise on, ...".
  public String description() {
    SequencedMap<String, String> identity = identity();
    String others =
        List.of("prompt-steps", "channel-noise", "class-weights").stream()
            .map(key -> key + " " + identity.get(key))
            .collect(Collectors.joining(", "));
    return network().name() + ", " + others;
  }

  /// Stage 1.
  ///
  /// @param output folder of its results
  TrainingSettings prompt(Path output) {
    return settings(
        Stage.PROMPT, variant.promptSteps(), new TrainingSettings.Files(output, true, List.of()));
  }

  /// Stage 2.
  ///
  /// @param output folder of its results
  /// @param initial weights of stage 1, if there is one
  TrainingSettings endToEnd(Path output, List<Path> initial) {
    return settings(
        Stage.END_TO_END, schedule.steps(), new TrainingSettings.Files(output, true, initial));
  }

  /// No frame lacks a sensor: both sensors always work in the frames that are judged.
  private TrainingSettings settings(Stage stage, int steps, TrainingSettings.Files files) {
    return new TrainingSettings(
        stage,
        seed,
        steps,
        schedule.batch(),
        new LearningRate.Cosine(LEARNING_RATE, Math.clamp(steps / 10, 1, MAX_WARM_UP)),
        objective(variant.weighting()),
        variant.channelNoise() ? ChannelMix.DEFAULT : ChannelMix.ERROR_FREE,
        0,
        new TrainingSettings.Intervals(
            Math.max(1, steps / VALIDATIONS), maxValidationFrames, CHECKPOINT, 0),
        files);
  }

  private static Objective objective(ClassWeighting weighting) {
    Objective usual = Objective.DEFAULT;
    return new Objective(
        usual.diceShare(),
        usual.squaredDice(),
        usual.labelSmoothing(),
        weighting,
        usual.maxClassWeight(),
        usual.temperature(),
        usual.maxGradientNorm(),
        usual.averageDecay());
  }
}
