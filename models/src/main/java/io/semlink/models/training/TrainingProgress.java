package io.semlink.models.training;

import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What a step of training came to.
///
/// @param step index of the step, from 0
/// @param steps number of steps of the run
/// @param loss what is minimised
/// @param parts of the loss by name: "dice" and "cross_entropy" in the second stage, "cosine" in
///   the first one
/// @param learningRate the optimiser's
/// @param gradientNorm global norm before clipping
/// @param validationMiou mean IoU (class 0 included) of the averaged weights at the middle number
///   of planes, where a validation followed this step
public record TrainingProgress(
    int step,
    int steps,
    double loss,
    SequencedMap<String, Double> parts,
    double learningRate,
    double gradientNorm,
    OptionalDouble validationMiou) {

  TrainingProgress withValidation(double miou) {
    return new TrainingProgress(
        step, steps, loss, parts, learningRate, gradientNorm, OptionalDouble.of(miou));
  }

  /// Names of the columns of {@link #toCsv}.
  String csvHeader() {
    return "step,loss,"
        + String.join(",", parts.keySet())
        + ",learning_rate,gradient_norm,validation_miou";
  }

  String toCsv() {
    String validation =
        validationMiou.isPresent() ? Double.toString(validationMiou.getAsDouble()) : "";
    String partValues =
        parts.values().stream().map(String::valueOf).collect(Collectors.joining(","));
    return String.join(
        ",",
        Integer.toString(step),
        Double.toString(loss),
        partValues,
        Double.toString(learningRate),
        Double.toString(gradientNorm),
        validation);
  }
}
