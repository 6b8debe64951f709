package io.semlink.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
  private static TrainingBatch batch(boolean ignoreLast) {
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
    float[] none = {};
    return new TrainingBatch(1, none, none, oneHot, labelled, target, pixels, none, none);
  }

  private SegmentationLoss.Parts loss(float[] logits, TrainingBatch batch) {
    return SegmentationLoss.of(manager.create(logits, SHAPE), batch, 0.5);
  }

  private static float[] sure(TrainingBatch batch, float confidence) {
    float[] logits = batch.truth().clone();
    for (int i = 0; i < logits.length; i++) {
      logits[i] *= confidence;
    }
    return logits;
  }

  @Test
  void perfectPredictionHasNoDiceLoss() {
    TrainingBatch batch = batch(false);
    SegmentationLoss.Parts parts = loss(sure(batch, 100), batch);
    assertThat(parts.dice().getFloat()).isCloseTo(0, within(1e-6f));
    assertThat(parts.crossEntropy().getFloat()).isCloseTo(0, within(1e-6f));
  }

  /// With p = 1/9 everywhere, class c of n_c of 4 pixels scores 2 (n_c / 9) / (n_c + 4 / 81); the
  /// six classes that are absent contribute nothing.
  @Test
  void uniformPredictionHasTheLossOfItsFormula() {
    double expected = 0;
    for (int n : new int[] {2, 1, 1}) {
      expected += (1 - 2.0 * n / 9 / (n + 4.0 / 81)) / 9;
    }
    SegmentationLoss.Parts parts = loss(new float[CLASSES * 4], batch(false));
    assertThat(parts.dice().getFloat()).isCloseTo((float) expected, within(1e-6f));
    assertThat(parts.crossEntropy().getFloat()).isCloseTo((float) Math.log(9), within(1e-6f));
    assertThat(parts.total().getFloat())
        .isCloseTo((float) (0.5 * expected + 0.5 * Math.log(9)), within(1e-6f));
  }

  @Test
  void ignoredPixelsCountForNothing() {
    TrainingBatch batch = batch(true);
    float[] logits = sure(batch, 100);
    for (int c = 0; c < CLASSES; c++) {
      logits[c * 4 + 3] = c == 7 ? 50 : -50;
    }
    SegmentationLoss.Parts parts = loss(logits, batch);
    assertThat(parts.dice().getFloat()).isCloseTo(0, within(1e-6f));
    assertThat(parts.crossEntropy().getFloat()).isCloseTo(0, within(1e-6f));
  }
}
