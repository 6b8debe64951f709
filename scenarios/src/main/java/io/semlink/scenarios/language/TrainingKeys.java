package io.semlink.scenarios.language;

import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The keys of a training study, and that they do not mix with those of a study of a link.
final class TrainingKeys {
  static final String TRAINING = "training";

  /// Keys that a variant may set for itself.
  private static final List<String> OF_A_VARIANT =
      List.of("prompt-steps", "modality", "channel-noise", "class-weights");

  private static final Set<String> BLOCKS = Set.of("study", TRAINING, "evaluation", "claims");
  private static final Set<String> ONLY_HERE = Set.of("evaluation", "claims");

  private TrainingKeys() {}

  /// All paths.
  static Stream<String> paths() {
    return Stream.of(
            Stream.of("network", "steps", "batch", "frames", "seeds").map("training."::concat),
            OF_A_VARIANT.stream().map("training."::concat),
            OF_A_VARIANT.stream().map("training.variants.\"*\"."::concat),
            Stream.of("frames", "planes", "bit-error-rates").map("evaluation."::concat),
            Stream.of("claims"))
        .flatMap(paths -> paths);
  }

  /// Refuses blocks that mean nothing in a training study.
  static void requireOnlyTraining(ScenarioFile file) {
    for (Map.Entry<String, ConfigValue> entry : file.config().root().entrySet()) {
      if (!BLOCKS.contains(entry.getKey())) {
        throw new ScenarioException(
            "%s has no meaning in a training study (%s)"
                .formatted(entry.getKey(), ScenarioFile.place(entry.getValue().origin())),
            "Maybe training.seeds or evaluation; the link of a training is training.channel-noise");
      }
    }
  }

  /// Refuses blocks that only a training study has.
  static void requireNoTraining(ScenarioFile file) {
    for (Map.Entry<String, ConfigValue> entry : file.config().root().entrySet()) {
      if (ONLY_HERE.contains(entry.getKey())) {
        throw new ScenarioException(
            "%s needs a training study, but there is no block training (%s)"
                .formatted(entry.getKey(), ScenarioFile.place(entry.getValue().origin())));
      }
    }
  }
}
