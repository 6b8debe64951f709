package io.semlink.models.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.Scaling;
import io.semlink.simulator.sensor.SegmentationClass;

/// lambda Dice + (1 - lambda) cross-entropy.
///
/// Dice = 1/9 sum over classes of 1 - 2 sum(m p) / (sum m^2 + sum p^2), sums over the pixels of the
/// whole batch; a class that no pixel of the batch has contributes 0. The cross-entropy is smoothed
/// and weighted by the true class; both are in the batch's target.
final class SegmentationLoss {
  private static final int[] ALL_BUT_CLASSES = {0, 2, 3};

  private SegmentationLoss() {}

  /// The parts of the loss, scalars.
  ///
  /// @param total lambda dice + (1 - lambda) crossEntropy
  /// @param dice in [0, 1]
  /// @param crossEntropy in nats
  record Parts(NDArray total, NDArray dice, NDArray crossEntropy) {}

  /// Loss of a batch.
  ///
  /// @param logits (N, 9, H, W), not modified
  /// @param batch the truth
  /// @param diceShare lambda in [0, 1]
  static Parts of(NDArray logits, TrainingBatch batch, double diceShare) {
    NDManager manager = logits.getManager();
    Shape shape = logits.getShape();
    NDArray logProbabilities = logits.logSoftmax(1);
    NDArray target = manager.create(batch.target(), shape);
    NDArray crossEntropy = logProbabilities.mul(target).sum().neg();
    NDArray dice = dice(logProbabilities.exp(), batch);
    NDArray total =
        Scaling.times(dice, (float) diceShare)
            .add(Scaling.times(crossEntropy, (float) (1 - diceShare)));
    return new Parts(total, dice, crossEntropy);
  }

  private static NDArray dice(NDArray probabilities, TrainingBatch batch) {
    NDManager manager = probabilities.getManager();
    Shape shape = probabilities.getShape();
    NDArray truth = manager.create(batch.truth(), shape);
    NDArray labelled =
        manager.create(batch.labelled(), new Shape(shape.get(0), 1, shape.get(2), shape.get(3)));
    NDArray overlap = probabilities.mul(truth).sum(ALL_BUT_CLASSES);
    NDArray square = probabilities.square().mul(labelled).sum(ALL_BUT_CLASSES);
    float[] present = new float[SegmentationClass.COUNT];
    float[] pixels = new float[SegmentationClass.COUNT];
    for (int c = 0; c < present.length; c++) {
      present[c] = batch.classPixels()[c] > 0 ? 1 : 0;
      // Any positive number will do for an absent class: its term is masked.
      pixels[c] = Math.max(1, batch.classPixels()[c]);
    }
    NDArray score = Scaling.times(overlap, 2).div(square.add(manager.create(pixels)));
    NDArray mask = manager.create(present);
    return Scaling.times(mask.sub(score.mul(mask)).sum(), 1f / SegmentationClass.COUNT);
  }
}
