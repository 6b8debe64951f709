package io.semlink.models.training;

import java.nio.file.Path;
import java.util.List;

/// How a network is trained. Equal settings, frames and machine give equal weights.
///
/// @param stage what is learned
/// @param seed seed of first values, augmentation, Gumbel noise and channel draws
/// @param steps number of optimiser steps
/// @param batch frames a step, at least 2 (batch statistics need them)
/// @param learningRate over the steps
/// @param objective weights and constants of the loss and the optimiser
/// @param channel what the link does to frames of the second stage
/// @param modalityLoss probability that a frame lacks its visible image, and as much for the
///   thermal one, in [0, 0.5]
/// @param intervals how often is validated and saved
/// @param files where results go and what the training starts from
public record TrainingSettings(
    Stage stage,
    long seed,
    int steps,
    int batch,
    LearningRate learningRate,
    Objective objective,
    ChannelMix channel,
    double modalityLoss,
    Intervals intervals,
    Files files) {

  /// What is learned.
  public enum Stage {
    /// The trunks, without labels: features of the two modalities become orthogonal.
    PROMPT,
    /// Everything, with labels.
    END_TO_END
  }

  /// Constants of the loss and the optimiser.
  ///
  /// @param diceShare lambda: share of the Dice loss, the rest is cross-entropy
  /// @param squaredDice whether the Dice loss squares probabilities in its denominator, as the
  ///   paper does
  /// @param labelSmoothing probability mass spread over all classes, in [0, 1)
  /// @param weighting class weights of the cross-entropy
  /// @param maxClassWeight bound of the class weights
  /// @param temperature tau of the Gumbel-softmax
  /// @param maxGradientNorm gradients of a larger global norm are scaled down to it
  /// @param averageDecay how much of the moving average of the weights survives a step
  public record Objective(
      double diceShare,
      boolean squaredDice,
      double labelSmoothing,
      ClassWeighting weighting,
      double maxClassWeight,
      Temperature temperature,
      double maxGradientNorm,
      double averageDecay) {
    /// The values that the shipped weights were trained with.
    public static final Objective DEFAULT =
        new Objective(0.5, true, 0.1, ClassWeighting.ENET, 5, new Temperature(1, 1), 1, 0.998);
  }

  /// The Gumbel-softmax's temperature, which goes from one value to another in equal ratios.
  ///
  /// @param first tau of the first step, > 0
  /// @param last tau of the last step, > 0
  public record Temperature(double first, double last) {
    /// @throws IllegalArgumentException if a value is not positive
    public Temperature {
      if (!(first > 0 && last > 0) || Double.isInfinite(first) || Double.isInfinite(last)) {
        throw new IllegalArgumentException(
            "temperatures are %s and %s but must be > 0 and finite".formatted(first, last));
      }
    }

    double at(int step, int steps) {
      return first * StrictMath.pow(last / first, (double) step / Math.max(1, steps - 1));
    }
  }

  /// How often something happens.
  ///
  /// @param validation steps between validations
  /// @param validationFrames frames of a validation, the first of the validation sensor
  /// @param checkpoint steps between checkpoints
  /// @param patience the training ends when that many validations in a row were no better than the
  ///   best one, whose weights are then the result; 0 for never
  public record Intervals(int validation, int validationFrames, int checkpoint, int patience) {
    /// For runs of some thousand steps.
    public static final Intervals DEFAULT = new Intervals(250, 160, 250, 0);

    /// @throws IllegalArgumentException if a value is out of range
    public Intervals {
      if (validation < 1 || validationFrames < 1 || checkpoint < 1 || patience < 0) {
        throw new IllegalArgumentException(
            "intervals of training must be at least 1, patience at least 0");
      }
    }
  }

  /// Files of a training.
  ///
  /// @param output folder for `loss.csv`, `checkpoint.safetensors` and the weights; made if absent
  /// @param resume whether to go on from the checkpoint in the folder, if there is one
  /// @param initial weights to start from, in order: each sets what it shares with the network
  public record Files(Path output, boolean resume, List<Path> initial) {
    /// Copies the list.
    public Files {
      initial = List.copyOf(initial);
    }
  }

  /// @throws IllegalArgumentException if a value is out of range
  public TrainingSettings {
    if (steps < 1) {
      throw new IllegalArgumentException("steps is %s but must be at least 1".formatted(steps));
    }
    if (batch < 2) {
      throw new IllegalArgumentException(
          "batch is %s but must be at least 2: batch statistics need it".formatted(batch));
    }
    if (stage == Stage.PROMPT && intervals.patience() > 0) {
      throw new IllegalArgumentException(
          "patience is %s but stage 1 has no labels to validate by"
              .formatted(intervals.patience()));
    }
    if (!(modalityLoss >= 0 && modalityLoss <= 0.5)) {
      throw new IllegalArgumentException(
          "the modality loss is %s but must be in [0, 0.5]".formatted(modalityLoss));
    }
  }

  /// What of the settings must be the same for a checkpoint to fit; the number of steps may change.
  public String identity() {
    return "%s seed=%s batch=%s %s %s %s modality_loss=%s patience=%s"
        .formatted(
            stage,
            seed,
            batch,
            learningRate,
            objective,
            channel,
            modalityLoss,
            intervals.patience());
  }
}
