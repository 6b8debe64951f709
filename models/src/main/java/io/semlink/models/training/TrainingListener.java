package io.semlink.models.training;

/// Hears of every step of a training, on the thread that trains.
@FunctionalInterface
public interface TrainingListener {
  /// Called once a step, in order.
  void onStep(TrainingProgress progress);
}
