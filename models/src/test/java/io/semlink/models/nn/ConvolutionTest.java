package io.semlink.models.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.semlink.simulator.link.ComputeDevice;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against PyTorch's convolution in double precision, which takes another way. In memory full of
/// NaN, the single-precision convolution of PyTorch 2.7.1 is wrong for most of these channels on
/// some processors.
final class ConvolutionTest {
  private static final int FRAMES = 2;
  private static final int HEIGHT = 12;
  private static final int WIDTH = 18;

  private NDManager manager;

  @BeforeEach
  void open() {
    TorchEngine.start().setRandomSeed(3);
    manager = TorchEngine.newManager(ComputeDevice.CPU);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /// The output and the gradients by input, weight and bias of the sum of the output's products
  /// with given numbers.
  private record Values(NDList arrays) {
    void requireNear(Values expected) {
      assertThat(arrays).hasSameSizeAs(expected.arrays);
      for (int i = 0; i < arrays.size(); i++) {
        NDArray exact = expected.arrays.get(i);
        NDArray found = arrays.get(i).toType(DataType.FLOAT64, false);
        assertThat(found.getShape()).isEqualTo(exact.getShape());
        double scale = exact.abs().max().getDouble();
        assertThat(found.sub(exact).abs().max().getDouble() / scale)
            .as("array %d", i)
            .isEqualTo(0, within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "32, 32, 3, 1, 1, false",
    "24, 24, 3, 1, 1, false",
    "20, 20, 3, 1, 1, true",
    "36, 32, 3, 1, 1, false",
    "18, 64, 3, 1, 1, true",
    "16, 24, 3, 1, 1, false",
    "32, 36, 3, 1, 1, true",
    "32, 9, 3, 1, 1, true",
    "9, 9, 3, 1, 1, true",
    "24, 48, 3, 2, 1, false",
    "48, 24, 3, 2, 1, false",
    "24, 24, 3, 1, 2, true",
    "24, 24, 5, 1, 1, false",
    "24, 24, 7, 1, 1, false",
    "1, 16, 3, 1, 1, true",
    "3, 24, 3, 2, 1, false",
    "4, 64, 7, 2, 1, false",
    "2, 1, 7, 1, 1, false",
    "1, 1, 7, 1, 1, false",
    "24, 36, 1, 1, 1, false",
    "24, 48, 1, 2, 1, false",
    "5, 7, 1, 2, 1, true",
  })
  void outputAndGradientsAreThoseOfDoublePrecision(
      int inputs, int channels, int kernel, int stride, int dilation, boolean bias) {
    Convolution block =
        new Convolution(new Convolution.Form(channels, kernel, stride, dilation, bias));
    Shape shape = new Shape(FRAMES, inputs, HEIGHT, WIDTH);
    block.initialize(manager, DataType.FLOAT32, shape);
    NDArray x = manager.randomNormal(shape);
    NDArray factors = manager.randomNormal(block.getOutputShapes(new Shape[] {shape})[0]);
    NDArray weight = block.getDirectParameters().get("weight").getArray();
    NDArray offsets = bias ? block.getDirectParameters().get("bias").getArray() : null;
    Values exact = exact(x, factors, weight, offsets, new int[] {stride, dilation, kernel});
    UsedMemory.fill(manager, Float.NaN);
    x.setRequiresGradient(true);
    try (GradientCollector collector = TorchEngine.start().newGradientCollector()) {
      NDArray y =
          block.forward(new ParameterStore(manager, false), new NDList(x), true).singletonOrThrow();
      collector.backward(y.mul(factors).sum());
      values(y, x, weight, offsets).requireNear(exact);
    }
    x.setRequiresGradient(false);
    UsedMemory.fill(manager, Float.NaN);
    NDArray served =
        block.forward(new ParameterStore(manager, false), new NDList(x), false).singletonOrThrow();
    new Values(new NDList(served)).requireNear(new Values(new NDList(exact.arrays.head())));
  }

  private static Values exact(
      NDArray x, NDArray factors, NDArray weight, @Nullable NDArray offsets, int[] form) {
    List<NDArray> wide =
        List.of(x, factors, weight).stream().map(a -> a.toType(DataType.FLOAT64, true)).toList();
    NDArray wideOffsets = offsets == null ? null : offsets.toType(DataType.FLOAT64, true);
    wide.get(0).setRequiresGradient(true);
    wide.get(2).setRequiresGradient(true);
    if (wideOffsets != null) {
      wideOffsets.setRequiresGradient(true);
    }
    int padding = form[1] * (form[2] - 1) / 2;
    try (GradientCollector collector = TorchEngine.start().newGradientCollector()) {
      NDArray y =
          Conv2d.conv2d(
                  wide.get(0),
                  wide.get(2),
                  wideOffsets,
                  new Shape(form[0], form[0]),
                  new Shape(padding, padding),
                  new Shape(form[1], form[1]))
              .singletonOrThrow();
      collector.backward(y.mul(wide.get(1)).sum());
      return values(y, wide.get(0), wide.get(2), wideOffsets);
    }
  }

  private static Values values(NDArray y, NDArray x, NDArray weight, @Nullable NDArray offsets) {
    NDList values = new NDList(y, x.getGradient(), weight.getGradient());
    if (offsets != null) {
      values.add(Objects.requireNonNull(offsets.getGradient()));
    }
    return new Values(values);
  }
}
