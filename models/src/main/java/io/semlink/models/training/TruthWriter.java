package io.semlink.models.training;

import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;

/// Writes the labels of a batch in the form that the loss wants.
final class TruthWriter {
  private static final int CLASSES = SegmentationClass.COUNT;
  private final float[] classWeights;
  private final float spread;
  private final float kept;
  private final int pixels;

  TruthWriter(TrainingSettings.Objective objective, int pixels) {
    classWeights = objective.weighting().bounded(objective.maxClassWeight());
    spread = (float) (objective.labelSmoothing() / CLASSES);
    kept = (float) (1 - objective.labelSmoothing());
    this.pixels = pixels;
  }

  /// Arrays for a batch of n frames, all 0.
  TrainingBatch.Truth empty(int n) {
    return new TrainingBatch.Truth(
        new float[n * CLASSES * pixels],
        new float[n * pixels],
        new float[n * CLASSES * pixels],
        new float[CLASSES]);
  }

  /// Adds frame i of the batch. Differs from PyTorch's weighted cross-entropy with smoothing, which
  /// weighs each smoothed class by its own weight: here a pixel has one weight, that of its class.
  void add(TrainingBatch.Truth truth, int i, byte[] classes) {
    for (int k = 0; k < pixels; k++) {
      int trueClass = classes[k] & 0xFF;
      if (trueClass == LabelMap.IGNORE) {
        continue;
      }
      float weight = classWeights[trueClass];
      truth.labelled()[i * pixels + k] = 1;
      truth.classPixels()[trueClass]++;
      for (int c = 0; c < CLASSES; c++) {
        truth.target()[(i * CLASSES + c) * pixels + k] = weight * spread;
      }
      int index = (i * CLASSES + trueClass) * pixels + k;
      truth.classes()[index] = 1;
      truth.target()[index] += weight * kept;
    }
  }

  /// Divides the targets by the sum of all pixels' weights.
  void normalise(TrainingBatch.Truth truth) {
    double sum = 0;
    for (int c = 0; c < CLASSES; c++) {
      sum += (double) classWeights[c] * truth.classPixels()[c];
    }
    if (sum == 0) {
      throw new IllegalArgumentException("a batch without a labelled pixel teaches nothing");
    }
    float factor = (float) (1 / sum);
    float[] target = truth.target();
    for (int k = 0; k < target.length; k++) {
      target[k] *= factor;
    }
  }
}
