package io.semlink.models.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.initializer.Initializer;
import io.semlink.models.nn.TorchEngine;
import io.semlink.simulator.link.ComputeDevice;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AdamTest {
  private NDManager manager;
  private Parameter parameter;
  private Adam adam;

  @BeforeEach
  void open() {
    manager = TorchEngine.newManager(ComputeDevice.CPU);
    parameter =
        Parameter.builder()
            .setName("w")
            .setType(Parameter.Type.WEIGHT)
            .optShape(new Shape(2))
            .optInitializer(Initializer.ZEROS)
            .build();
    parameter.initialize(manager, DataType.FLOAT32);
    adam = new Adam(Map.of("w", parameter), manager);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private double step(int step, double maxNorm, float... gradient) {
    try (NDManager scratch = manager.newSubManager()) {
      try (GradientCollector collector = TorchEngine.start().newGradientCollector()) {
        collector.backward(parameter.getArray().mul(scratch.create(gradient)).sum());
      }
      return adam.update(step, 0.1, maxNorm, scratch);
    }
  }

  private float[] values() {
    return parameter.getArray().toFloatArray();
  }

  /// Kingma and Ba, section 2.1: with constant gradients every step is the learning rate long,
  /// whatever the size of the gradients.
  @Test
  void stepsAreAsLongAsTheLearningRate() {
    for (int i = 0; i < 5; i++) {
      assertThat(step(i, 1e9, 30, -4e-3f)).isCloseTo(30, within(1e-4));
      assertThat(values()[0]).isCloseTo(-0.1f * (i + 1), within(1e-4f));
      assertThat(values()[1]).isCloseTo(0.1f * (i + 1), within(1e-4f));
    }
  }

  /// Of two gradients the first one is bounded to norm 1, so the moments are those of gradients
  /// (0.6, 0.8) and (0.3, 0).
  @Test
  void gradientsAreBoundedByTheirGlobalNorm() {
    assertThat(step(0, 1, 30, 40)).isCloseTo(50, within(1e-4));
    assertThat(step(1, 1, 0.3f, 0)).isCloseTo(0.3, within(1e-6));
    float[] first = requireNonNull(adam.tensors().get("adam.first.w")).values();
    assertThat(first[0]).isCloseTo(0.9f * 0.06f + 0.03f, within(1e-6f));
    assertThat(first[1]).isCloseTo(0.9f * 0.08f, within(1e-6f));
  }

  @Test
  void gradientsAreUsedOnce() {
    step(0, 1e9, 1, 1);
    NDArray gradient = parameter.getArray().getGradient();
    assertThat(gradient.toFloatArray()).containsExactly(0, 0);
  }

  @Test
  void infiniteGradientStopsTheTraining() {
    assertThatThrownBy(() -> step(3, 1, Float.NaN, 0))
        .isInstanceOf(DivergedException.class)
        .hasMessage("the training diverged: the gradient of step 4 is not finite");
  }
}
