package io.semlink.models.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.TorchEngine;
import io.semlink.simulator.link.ComputeDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SegmentationLossTest {
  private static final int CLASSES = 9;
  private static final Shape SHAPE = new Shape(1, CLASSES, 1, 4);
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = TorchEngine.newManager(ComputeDevice.CPU);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /// Four pixels of classes 0, 0, 1 and 2; the last one may be ignored.
  private static TrainingBatch.Truth batch(boolean ignoreLast) {
    int[] truth = {0, 0, 1, 2};
    float[] oneHot = new float[CLASSES * 4];
    float[] target = new float[CLASSES * 4];
    float[] labelled = new float[4];
    float[] pixels = new float[CLASSES];
    int numLabelled = ignoreLast ? 3 : 4;
    for (int k = 0; k < numLabelled; k++) {
      oneHot[truth[k] * 4 + k] = 1;
      target[truth[k] * 4 + k] = 1f / numLabelled;
      labelled[k] = 1;
      pixels[truth[k]]++;
    }
    return new TrainingBatch.Truth(oneHot, labelled, target, pixels);
  }

  private Loss loss(float[] logits, TrainingBatch.Truth batch) {
    return SegmentationLoss.of(manager.create(logits, SHAPE), batch, Trainings.OBJECTIVE);
  }

  private static NDArray part(Loss loss, String name) {
    return requireNonNull(loss.parts().get(name));
  }

  private static float[] sure(TrainingBatch.Truth batch, float confidence) {
    float[] logits = batch.classes().clone();
    for (int i = 0; i < logits.length; i++) {
      logits[i] *= confidence;
    }
    return logits;
  }

  @Test
  void perfectPredictionHasNoDiceLoss() {
    TrainingBatch.Truth batch = batch(false);
    Loss parts = loss(sure(batch, 100), batch);
    assertThat(part(parts, "dice").getFloat()).isCloseTo(0, within(1e-6f));
    assertThat(part(parts, "cross_entropy").getFloat()).isCloseTo(0, within(1e-6f));
  }

  /// With p = 1/9 everywhere, class c of n_c of 4 pixels scores 2 (n_c / 9) / (n_c + 4 / 81); the
  /// six classes that are absent contribute nothing.
  @Test
  void uniformPredictionHasTheLossOfItsFormula() {
    double expected = 0;
    for (int n : new int[] {2, 1, 1}) {
      expected += (1 - 2.0 * n / 9 / (n + 4.0 / 81)) / 9;
    }
    Loss parts = loss(new float[CLASSES * 4], batch(false));
    assertThat(part(parts, "dice").getFloat()).isCloseTo((float) expected, within(1e-6f));
    assertThat(part(parts, "cross_entropy").getFloat())
        .isCloseTo((float) Math.log(9), within(1e-6f));
    assertThat(parts.total().getFloat())
        .isCloseTo((float) (0.5 * expected + 0.5 * Math.log(9)), within(1e-6f));
  }

  @Test
  void ignoredPixelsCountForNothing() {
    TrainingBatch.Truth batch = batch(true);
    float[] logits = sure(batch, 100);
    for (int c = 0; c < CLASSES; c++) {
      logits[c * 4 + 3] = c == 7 ? 50 : -50;
    }
    Loss parts = loss(logits, batch);
    assertThat(part(parts, "dice").getFloat()).isCloseTo(0, within(1e-6f));
    assertThat(part(parts, "cross_entropy").getFloat()).isCloseTo(0, within(1e-6f));
  }

  /// Without squares p = 1/9 everywhere scores 2 (n_c / 9) / (n_c + 4 / 9).
  @Test
  void plainDiceDoesNotSquare() {
    double expected = 0;
    for (int n : new int[] {2, 1, 1}) {
      expected += (1 - 2.0 * n / 9 / (n + 4.0 / 9)) / 9;
    }
    TrainingSettings.Objective plain =
        new TrainingSettings.Objective(
            1, false, 0, ClassWeighting.NONE, 1, new TrainingSettings.Temperature(1, 1), 1, 0.9);
    Loss loss =
        SegmentationLoss.of(manager.create(new float[CLASSES * 4], SHAPE), batch(false), plain);
    assertThat(loss.total().getFloat()).isCloseTo((float) expected, within(1e-6f));
  }

  /// Equal vectors 1, orthogonal ones 0, opposite ones 1 (it is an absolute value).
  @Test
  void absoluteCosineOfKnownVectors() {
    NDArray a = manager.create(new float[] {1, 2, 3, 0, 1, 0}, new Shape(3, 2));
    NDArray b = manager.create(new float[] {2, 4, 0, 5, -3, 0}, new Shape(3, 2));
    assertThat(PromptLesson.absoluteCosine(a, b).toFloatArray())
        .containsExactly(new float[] {1, 0, 1}, within(1e-6f));
  }
}
