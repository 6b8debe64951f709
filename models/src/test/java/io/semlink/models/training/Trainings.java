package io.semlink.models.training;

import io.semlink.models.training.TrainingSettings.Intervals;
import io.semlink.models.training.TrainingSettings.Objective;
import io.semlink.models.training.TrainingSettings.Stage;
import io.semlink.models.training.TrainingSettings.Temperature;
import java.nio.file.Path;
import java.util.List;

/// Settings of short trainings.
final class Trainings {
  /// Without smoothing, so that the loss can come near 0.
  static final Objective OBJECTIVE =
      new Objective(0.5, true, 0, ClassWeighting.ENET, 5, new Temperature(1, 1), 1, 0.9);

  private Trainings() {}

  static TrainingSettings settings(int steps, Path output, boolean resume) {
    return settings(
        Stage.END_TO_END, 1, steps, new TrainingSettings.Files(output, resume, List.of()));
  }

  static TrainingSettings settings(
      Stage stage, long seed, int steps, TrainingSettings.Files files) {
    return settings(stage, seed, steps, files, 0);
  }

  static TrainingSettings settings(
      Stage stage, long seed, int steps, TrainingSettings.Files files, int patience) {
    return new TrainingSettings(
        stage,
        seed,
        steps,
        4,
        new LearningRate.Cosine(1e-2, 5),
        OBJECTIVE,
        ChannelMix.DEFAULT,
        0.05,
        new Intervals(10, 4, 6, patience),
        files);
  }
}
