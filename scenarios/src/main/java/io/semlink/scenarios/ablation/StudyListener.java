package io.semlink.scenarios.ablation;

import io.semlink.models.training.TrainingProgress;
import io.semlink.models.training.TrainingSettings.Stage;
import io.semlink.reports.ablation.AblationPoint;
import java.util.List;

/// Hears how a training study goes, on the thread that runs it.
public interface StudyListener {
  /// A step of a training was done.
  ///
  /// @param run the training
  /// @param stage of the training
  /// @param progress the step
  void onStep(TrainingRun run, Stage stage, TrainingProgress progress);

  /// Another process trains what this study needs next; the study waits for it.
  ///
  /// @param run the training
  void onWaiting(TrainingRun run);

  /// A training was judged.
  ///
  /// @param run the training
  /// @param trained whether it was trained now, or long ago
  /// @param points what its network understood, one a condition
  void onJudged(TrainingRun run, boolean trained, List<AblationPoint> points);
}
