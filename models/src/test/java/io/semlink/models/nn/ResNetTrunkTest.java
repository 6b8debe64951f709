package io.semlink.models.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import io.semlink.models.weights.ParameterNames;
import io.semlink.simulator.link.ComputeDevice;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ResNetTrunkTest {
  /// One or two blocks a layer: every layer exists and the test is cheap.
  private static final List<Integer> SHORT = List.of(1, 2, 1, 1);

  private NDManager manager;

  @BeforeEach
  void open() {
    TorchEngine.start().setRandomSeed(11);
    manager = TorchEngine.newManager(ComputeDevice.CPU);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private NDArray forward(Block block, NDArray x) {
    return block
        .forward(new ParameterStore(manager, false), new NDList(x), false)
        .singletonOrThrow();
  }

  private void initialize(Block block, Shape shape) {
    block.initialize(manager, DataType.FLOAT32, shape);
    for (Pair<String, Parameter> parameter : block.getParameters()) {
      parameter.getValue().getArray().setRequiresGradient(false);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shapesAreThoseOfTheNetworkAtASmallSize(AttentionForm attention) {
    Shape image = new Shape(2, 1, 64, 96);
    for (int numLayers = 1; numLayers <= 4; numLayers++) {
      ResNetTrunk trunk = new ResNetTrunk(SHORT.subList(0, numLayers), attention);
      initialize(trunk, image);
      int reduction = 2 << numLayers;
      Shape expected = new Shape(2, 128L << numLayers, 64 / reduction, 96 / reduction);
      assertThat(trunk.getOutputShapes(new Shape[] {image})[0]).isEqualTo(expected);
      assertThat(forward(trunk, manager.randomUniform(0, 1, image)).getShape()).isEqualTo(expected);
    }
  }

  @Test
  void parametersAreCalledAsInTorchvision() {
    ResNetTrunk trunk = new ResNetTrunk(ResNetTrunk.RESNET_152, AttentionForm.NONE);
    trunk.setInitializer((m, shape, type) -> m.zeros(new Shape(1)).broadcast(shape), p -> true);
    trunk.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 32, 32));
    assertThat(ParameterNames.of("trunk", trunk).keySet())
        .contains(
            "trunk.conv1.weight",
            "trunk.bn1.running_mean",
            "trunk.layer1.0.conv1.weight",
            "trunk.layer1.0.downsample.0.weight",
            "trunk.layer1.0.downsample.1.running_var",
            "trunk.layer3.35.bn3.bias",
            "trunk.layer4.2.conv3.weight")
        .doesNotContain("trunk.layer1.1.downsample.0.weight")
        // 155 convolutions, each with a normalisation of four arrays.
        .hasSize(155 * 5);
  }

  @Test
  void inferenceGivesBackEverythingButItsResult() {
    Shape image = new Shape(1, 3, 32, 32);
    ResNetTrunk trunk = new ResNetTrunk(SHORT, AttentionForm.MEAN_AND_MAX);
    initialize(trunk, image);
    try (NDManager batch = manager.newSubManager()) {
      NDArray x = batch.randomUniform(0, 1, image);
      NDArray y = forward(trunk, x);
      assertThat(batch.getManagedArrays()).containsExactlyInAnyOrder(x, y);
      assertThat(y.getShape()).isEqualTo(new Shape(1, 2048, 1, 1));
    }
  }

  @Test
  void gradientsOfInferenceAreThoseOfTheFunction() {
    Shape image = new Shape(1, 1, 32, 32);
    ResNetTrunk trunk = new ResNetTrunk(SHORT, AttentionForm.MAX_ONLY);
    initialize(trunk, image);
    NDArray x = manager.randomUniform(0, 1, image);
    NDArray direction = manager.randomUniform(-1, 1, image);
    x.setRequiresGradient(true);
    try (GradientCollector collector = TorchEngine.start().newGradientCollector()) {
      NDArray y = forward(trunk, x);
      System.gc();
      collector.backward(y.sum());
    }
    double slope = x.getGradient().mul(direction).sum().getFloat();
    x.setRequiresGradient(false);
    float step = 1e-3f;
    double up = forward(trunk, x.add(direction.mul(step))).sum().getFloat();
    double down = forward(trunk, x.sub(direction.mul(step))).sum().getFloat();
    assertThat(slope)
        .isNotZero()
        .isCloseTo((up - down) / (2 * step), within(0.1 * Math.abs(slope)));
  }
}
