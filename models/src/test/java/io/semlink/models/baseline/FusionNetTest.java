package io.semlink.models.baseline;

import static io.semlink.models.baseline.TinyNets.images;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.weights.ArrayValues;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FusionNetTest {
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = TorchEngine.newManager(ComputeDevice.CPU);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static List<FusionNetConfig> tiny() {
    return TinyNets.all();
  }

  @ParameterizedTest
  @MethodSource("tiny")
  void everySizeThatTheStrideDividesIsLabelled(FusionNetConfig config) {
    FusionNet network = new FusionNet(config, 3, manager);
    network.freeze();
    for (Resolution size : List.of(TinyNets.SIZE, new Resolution(96, 32))) {
      try (NDManager batch = manager.newSubManager()) {
        NDArray rgb = images(2, 3, size, batch);
        NDArray thermal = images(2, 1, size, batch);
        NDArray logits = network.logits(rgb, thermal, false);
        assertThat(logits.getShape()).isEqualTo(new Shape(2, 9, size.height(), size.width()));
        assertThat(logits.isNaN().any().getBoolean()).isFalse();
        assertThat(logits.min().getFloat()).isNegative();
        assertThat(logits.max().getFloat()).isPositive();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tiny")
  void inferenceGivesBackEverythingButItsResult(FusionNetConfig config) {
    FusionNet network = new FusionNet(config, 3, manager);
    network.freeze();
    try (NDManager batch = manager.newSubManager()) {
      NDArray rgb = images(1, 3, TinyNets.SIZE, batch);
      NDArray thermal = images(1, 1, TinyNets.SIZE, batch);
      NDArray logits = network.logits(rgb, thermal, false);
      assertThat(batch.getManagedArrays()).containsExactlyInAnyOrder(rgb, thermal, logits);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mfnet-small", "rtfnet-small", "feanet-small"})
  void stepsAgainstTheGradientLowerTheLoss(String name) {
    FusionArchitecture architecture = FusionNetConfig.named(name).orElseThrow().architecture();
    Resolution size = new Resolution(64, 96);
    FusionNet network =
        new FusionNet(
            new FusionNetConfig(name, size, architecture, FusionForm.REGULAR), 3, manager);
    NDArray rgb = images(2, 3, size, manager);
    NDArray thermal = images(2, 1, size, manager);
    // Warm pixels are to be told from cold ones, so that there is something to learn.
    NDArray warm = thermal.gt(0.5f).toType(DataType.FLOAT32, false);
    double first = loss(network, rgb, thermal, warm);
    for (int step = 0; step < 4; step++) {
      learn(network);
      loss(network, rgb, thermal, warm);
    }
    assertThat(loss(network, rgb, thermal, warm)).isLessThan(0.95 * first);
  }

  /// Cross-entropy of two classes in training mode; adds to the gradients.
  private static double loss(FusionNet network, NDArray rgb, NDArray thermal, NDArray warm) {
    try (GradientCollector collector = TorchEngine.start().newGradientCollector()) {
      NDArray classes = network.logits(rgb, thermal, true).logSoftmax(1);
      NDArray ofWarm = classes.get(":,1:2").mul(warm);
      NDArray ofCold = classes.get(":,0:1").mul(warm.sub(1f));
      NDArray loss = ofCold.sub(ofWarm).mean();
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  /// Every value moves by 0.002 against the sign of its gradient, which is zero afterwards: behind
  /// normalisations gradients differ too much in size for steps in proportion.
  private static void learn(FusionNet network) {
    int numMoved = 0;
    for (Parameter parameter : network.parameters().values()) {
      if (parameter.requiresGradient()) {
        NDArray gradient = parameter.getArray().getGradient();
        float[] slope = gradient.toFloatArray();
        float[] moved = parameter.getArray().toFloatArray();
        for (int i = 0; i < moved.length; i++) {
          moved[i] -= 0.002f * Math.signum(slope[i]);
        }
        ArrayValues.write(parameter.getArray(), moved);
        ArrayValues.write(gradient, new float[moved.length]);
        numMoved++;
      }
    }
    assertThat(numMoved).isPositive();
  }

  @ParameterizedTest
  @MethodSource("tiny")
  void gradientsReachBothImages(FusionNetConfig config) {
    FusionNet network = new FusionNet(config, 3, manager);
    network.freeze();
    NDArray rgb = images(1, 3, TinyNets.SIZE, manager);
    NDArray thermal = images(1, 1, TinyNets.SIZE, manager);
    rgb.setRequiresGradient(true);
    thermal.setRequiresGradient(true);
    try (GradientCollector collector = TorchEngine.start().newGradientCollector()) {
      collector.backward(network.logits(rgb, thermal, false).square().sum());
    }
    for (NDArray image : List.of(rgb, thermal)) {
      assertThat(image.getGradient().toFloatArray()).doesNotContain(Float.NaN);
      assertThat(image.getGradient().abs().sum().getFloat()).isPositive();
    }
  }

  @Test
  void statisticsMoveButAreNotTrained() {
    FusionNet network = new FusionNet(TinyNets.FEANET, 3, manager);
    Parameter mean = requireNonNull(network.parameters().get("encoder.thermal.bn1.running_mean"));
    float[] before = mean.getArray().toFloatArray();
    TinyNets.logits(network, manager);
    assertThat(mean.getArray().toFloatArray()).containsExactly(before);
    network.logits(
        images(2, 3, TinyNets.SIZE, manager), images(2, 1, TinyNets.SIZE, manager), true);
    assertThat(mean.getArray().toFloatArray()).isNotEqualTo(before);
    assertThat(mean.requiresGradient()).isFalse();
  }

  @Test
  void imagesThatDoNotFitAreRefused() {
    FusionNet network = new FusionNet(TinyNets.RTFNET, 3, manager);
    Resolution odd = new Resolution(32, 48);
    NDArray rgb = images(1, 3, odd, manager);
    NDArray thermal = images(1, 1, odd, manager);
    assertThatThrownBy(() -> network.logits(rgb, thermal, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("H and W multiples of 32, not (1, 3, 32, 48) and (1, 1, 32, 48)");
    NDArray two = images(2, 3, TinyNets.SIZE, manager);
    NDArray one = images(1, 1, TinyNets.SIZE, manager);
    assertThatThrownBy(() -> network.logits(two, one, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pixelsAreDoubledBySquares() {
    NDArray x = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 2, 1, 2));
    NDArray y = MfNetBlock.doubled(x);
    assertThat(y.getShape()).isEqualTo(new Shape(1, 2, 2, 4));
    assertThat(y.toFloatArray()).containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4);
  }
}
