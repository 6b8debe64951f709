package io.semlink.models.training;

import java.util.OptionalDouble;

/// What a step of training came to.
///
/// @param step index of the step, from 0
/// @param steps number of steps of the run
/// @param loss the loss: lambda Dice + (1 - lambda) cross-entropy
/// @param dice the Dice loss
/// @param crossEntropy the smoothed, weighted cross-entropy in nats
/// @param learningRate the optimiser's
/// @param gradientNorm global norm before clipping
/// @param validationMiou mean IoU (class 0 included) of the averaged weights at the middle number
///   of planes, where a validation followed this step
public record TrainingProgress(
    int step,
    int steps,
    double loss,
    double dice,
    double crossEntropy,
    double learningRate,
    double gradientNorm,
    OptionalDouble validationMiou) {
  static final String CSV_HEADER =
      "step,loss,dice,cross_entropy,learning_rate,gradient_norm,validation_miou";

  TrainingProgress withValidation(double miou) {
    return new TrainingProgress(
        step, steps, loss, dice, crossEntropy, learningRate, gradientNorm, OptionalDouble.of(miou));
  }

  String toCsv() {
    String validation =
        validationMiou.isPresent() ? Double.toString(validationMiou.getAsDouble()) : "";
    return step
        + ","
        + loss
        + ","
        + dice
        + ","
        + crossEntropy
        + ","
        + learningRate
        + ","
        + gradientNorm
        + ","
        + validation;
  }
}
