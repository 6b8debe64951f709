package io.semlink.models.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.Scaling;
import io.semlink.simulator.sensor.SegmentationClass;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// lambda Dice + (1 - lambda) cross-entropy.
///
/// Dice = 1/9 sum over classes of 1 - 2 sum(m p) / (sum m^2 + sum p^2), sums over the pixels of the
/// whole batch (the squares can be left out); a class that no pixel of the batch has contributes 0.
/// The cross-entropy is smoothed and weighted by the true class; both are in the batch's target.
final class SegmentationLoss {
  private static final int[] ALL_BUT_CLASSES = {0, 2, 3};

  private SegmentationLoss() {}

  /// Loss of a batch; its parts are "dice" in [0, 1] and "cross_entropy" in nats.
  ///
  /// @param logits (N, 9, H, W), not modified
  /// @param truth of the batch
  /// @param objective share and form of the Dice loss
  static Loss of(NDArray logits, TrainingBatch.Truth truth, TrainingSettings.Objective objective) {
    NDManager manager = logits.getManager();
    NDArray logProbabilities = logits.logSoftmax(1);
    NDArray target = manager.create(truth.target(), logits.getShape());
    NDArray crossEntropy = logProbabilities.mul(target).sum().neg();
    NDArray dice = dice(logProbabilities.exp(), truth, objective.squaredDice());
    float share = (float) objective.diceShare();
    NDArray total = Scaling.times(dice, share).add(Scaling.times(crossEntropy, 1 - share));
    SequencedMap<String, NDArray> parts = new LinkedHashMap<>();
    parts.put("dice", dice);
    parts.put("cross_entropy", crossEntropy);
    return new Loss(total, parts);
  }

  private static NDArray dice(NDArray probabilities, TrainingBatch.Truth truth, boolean squared) {
    NDManager manager = probabilities.getManager();
    Shape shape = probabilities.getShape();
    NDArray classes = manager.create(truth.classes(), shape);
    NDArray labelled =
        manager.create(truth.labelled(), new Shape(shape.get(0), 1, shape.get(2), shape.get(3)));
    NDArray overlap = probabilities.mul(classes).sum(ALL_BUT_CLASSES);
    NDArray size = squared ? probabilities.square() : probabilities;
    NDArray predicted = size.mul(labelled).sum(ALL_BUT_CLASSES);
    float[] present = new float[SegmentationClass.COUNT];
    float[] pixels = new float[SegmentationClass.COUNT];
    for (int c = 0; c < present.length; c++) {
      present[c] = truth.classPixels()[c] > 0 ? 1 : 0;
      // Any positive number will do for an absent class: its term is masked.
      pixels[c] = Math.max(1, truth.classPixels()[c]);
    }
    NDArray score = Scaling.times(overlap, 2).div(predicted.add(manager.create(pixels)));
    NDArray mask = manager.create(present);
    return Scaling.times(mask.sub(score.mul(mask)).sum(), 1f / SegmentationClass.COUNT);
  }
}
