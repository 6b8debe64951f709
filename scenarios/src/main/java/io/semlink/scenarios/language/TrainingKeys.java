package io.semlink.scenarios.language;

import com.typesafe.config.ConfigValue;
import java.util.Map;
import java.util.Set;

/// The keys of a training study, and that they do not mix with those of a study of a link.
final class TrainingKeys {
  static final String TRAINING = "training";

  private static final Set<String> BLOCKS = Set.of("study", TRAINING, "evaluation", "claims");
  private static final Set<String> ONLY_HERE = Set.of("evaluation", "claims");

  private TrainingKeys() {}

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
