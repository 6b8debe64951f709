package io.semlink.models.training;

import java.nio.file.Path;

/// How a network is trained. Equal settings, frames and machine give equal weights.
///
/// @param seed seed of first values, augmentation, Gumbel noise and channel draws
/// @param steps number of optimiser steps
/// @param batch frames a step, at least 2 (batch statistics need them)
/// @param learningRate the highest of the schedule: linear warm-up, then half a cosine to 1 % of it
/// @param objective weights and constants of the loss and the optimiser
/// @param intervals how often is reported, validated and saved
/// @param output folder for `loss.csv`, `checkpoint.safetensors` and the weights; made if absent
/// @param resume whether to go on from the checkpoint in the folder, if there is one
public record TrainingSettings(
    long seed,
    int steps,
    int batch,
    double learningRate,
    Objective objective,
    Intervals intervals,
    Path output,
    boolean resume) {

  /// Constants of the loss and the optimiser.
  ///
  /// @param diceShare lambda: share of the Dice loss, the rest is cross-entropy
  /// @param labelSmoothing probability mass spread over all classes, in [0, 1)
  /// @param maxClassWeight bound of the class weights of the cross-entropy
  /// @param temperature tau of the Gumbel-softmax
  /// @param maxGradientNorm gradients of a larger global norm are scaled down to it
  /// @param averageDecay how much of the moving average of the weights survives a step
  public record Objective(
      double diceShare,
      double labelSmoothing,
      double maxClassWeight,
      double temperature,
      double maxGradientNorm,
      double averageDecay) {
    /// The values that the shipped weights were trained with.
    public static final Objective DEFAULT = new Objective(0.5, 0.1, 5, 1, 1, 0.998);
  }

  /// How often something happens.
  ///
  /// @param warmUp steps of the linear warm-up
  /// @param validation steps between validations
  /// @param validationFrames frames of a validation, the first of the validation sensor
  /// @param checkpoint steps between checkpoints
  public record Intervals(int warmUp, int validation, int validationFrames, int checkpoint) {
    /// For runs of some thousand steps.
    public static final Intervals DEFAULT = new Intervals(200, 250, 160, 250);

    /// @throws IllegalArgumentException if a value is below 1
    public Intervals {
      if (warmUp < 1 || validation < 1 || validationFrames < 1 || checkpoint < 1) {
        throw new IllegalArgumentException("intervals of training must be at least 1");
      }
    }
  }

  /// Frames of the first part of the training of the shipped weights: the first of SCENE_TRAIN,
  /// several times each.
  public static final int SHIPPED_FRAMES = 8000;

  /// The settings of the first part of the training of the shipped `promsc-tiny`, 30 to 45 minutes
  /// on one core. The second part, a warm restart, is in the card of the weights.
  ///
  /// @param output folder of the results
  /// @param resume whether to go on from its checkpoint
  public static TrainingSettings shipped(Path output, boolean resume) {
    return new TrainingSettings(
        7, 8000, 8, 2e-3, Objective.DEFAULT, Intervals.DEFAULT, output, resume);
  }

  /// @throws IllegalArgumentException if a value is out of range
  public TrainingSettings {
    if (steps < 1 || batch < 2 || !(learningRate > 0)) {
      throw new IllegalArgumentException(
          "training needs steps >= 1, batch >= 2 and a learning rate > 0, not %d, %d, %s"
              .formatted(steps, batch, learningRate));
    }
  }

  /// The learning rate of a step: linear warm-up, then half a cosine down to 1 %.
  ///
  /// @param step 0..steps-1
  double learningRateAt(int step) {
    if (step < intervals.warmUp()) {
      return learningRate * (step + 1) / intervals.warmUp();
    }
    double progress =
        (double) (step - intervals.warmUp()) / Math.max(1, steps - intervals.warmUp());
    return learningRate * (0.01 + 0.99 * (1 + StrictMath.cos(Math.PI * progress)) / 2);
  }
}
