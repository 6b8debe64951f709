package io.semlink.models.baseline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.semlink.models.nn.ResNetLayout;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.weights.ArrayValues;
import io.semlink.models.weights.Import;
import io.semlink.models.weights.NameMap;
import io.semlink.models.weights.Safetensors;
import io.semlink.models.weights.Tensor;
import io.semlink.models.weights.TensorSource;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.Resolution;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FusionNetTest {
  private static final Resolution TINY = new Resolution(32, 64);
  private static final ResNetLayout THIN = ResNetLayout.basic(4);
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = TorchEngine.newManager(ComputeDevice.CPU);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /// A preset at the smallest size.
  private static FusionNetConfig tiny(String name) {
    FusionNetConfig preset = FusionNetConfig.named(name).orElseThrow();
    return new FusionNetConfig(preset.name(), TINY, preset.architecture(), preset.form());
  }

  private static FusionNetConfig thin(FusionArchitecture architecture, FusionForm form) {
    return new FusionNetConfig("thin", TINY, architecture, form);
  }

  /// Uniform in [0, 1).
  private NDArray images(int number, int channels, Resolution size) {
    UniformRandomProvider random = StreamKey.of(5, Purpose.WEIGHTS, channels).generator();
    float[] values = new float[number * channels * size.height() * size.width()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return manager.create(values, new Shape(number, channels, size.height(), size.width()));
  }

  private NDArray logits(FusionNet network) {
    return network.logits(images(2, 3, TINY), images(2, 1, TINY), false);
  }

  /// Weights of a network whose statistics and scales are not those of a new one.
  private static Weights shaken(FusionNet network) {
    UniformRandomProvider random = StreamKey.of(6, Purpose.WEIGHTS, 0).generator();
    SequencedMap<String, TensorSource> tensors = new LinkedHashMap<>();
    Weights.tensors("", network.parameters())
        .forEach((name, tensor) -> {
          float[] values = tensor.values().clone();
          for (int i = 0; i < values.length; i++) {
            values[i] += 0.1f * random.nextFloat();
          }
          tensors.put(name, new Tensor(tensor.shape(), values));
        });
    return new Weights("shaken", new Safetensors(new LinkedHashMap<>(), tensors), "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mfnet-small", "rtfnet-small", "feanet-small"})
  void everySizeThatTheStrideDividesIsLabelled(String name) {
    FusionNet network = new FusionNet(tiny(name), 3, manager);
    network.freeze();
    for (Resolution size : List.of(TINY, new Resolution(96, 32))) {
      NDArray logits = network.logits(images(1, 3, size), images(1, 1, size), false);
      assertThat(logits.getShape()).isEqualTo(new Shape(1, 9, size.height(), size.width()));
      assertThat(logits.isNaN().any().getBoolean()).isFalse();
      assertThat(logits.min().getFloat()).isNegative();
      assertThat(logits.max().getFloat()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mfnet-small", "rtfnet-small", "feanet-small"})
  void stepsAlongTheGradientLowerTheLoss(String name) {
    FusionNet network = new FusionNet(tiny(name), 3, manager);
    NDArray rgb = images(2, 3, TINY);
    NDArray thermal = images(2, 1, TINY);
    // Warm things, so that there is something to learn from.
    NDArray warm = thermal.gt(0.5f).toType(DataType.FLOAT32, false);
    double first = loss(network, rgb, thermal, warm);
    double last = first;
    for (int step = 0; step < 4; step++) {
      learn(network);
      last = loss(network, rgb, thermal, warm);
    }
    assertThat(last).isLessThan(0.95 * first);
  }

  /// Cross-entropy of two classes in training mode; leaves the gradients behind.
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

  /// One step of length 0.05 against the gradient, which is zero afterwards.
  private static void learn(FusionNet network) {
    double square = 0;
    int numMoved = 0;
    for (Parameter parameter : network.parameters().values()) {
      if (parameter.requiresGradient()) {
        NDArray gradient = parameter.getArray().getGradient();
        square += gradient.square().sum().getFloat();
        numMoved++;
      }
    }
    assertThat(numMoved).isPositive();
    float factor = (float) (0.05 / StrictMath.sqrt(square));
    assertThat(factor).isFinite();
    for (Parameter parameter : network.parameters().values()) {
      if (parameter.requiresGradient()) {
        NDArray value = parameter.getArray();
        NDArray gradient = value.getGradient();
        float[] moved = value.toFloatArray();
        float[] slope = gradient.toFloatArray();
        for (int i = 0; i < moved.length; i++) {
          moved[i] -= factor * slope[i];
        }
        ArrayValues.write(value, moved);
        ArrayValues.write(gradient, new float[moved.length]);
      }
    }
  }

  @Test
  void statisticsMoveButAreNotTrained() {
    FusionNet network =
        new FusionNet(thin(new FusionArchitecture.FeaNet(THIN), FusionForm.REGULAR), 3, manager);
    Parameter mean = requireNonNull(network.parameters().get("encoder.thermal.bn1.running_mean"));
    float[] before = mean.getArray().toFloatArray();
    network.logits(images(2, 3, TINY), images(2, 1, TINY), false);
    assertThat(mean.getArray().toFloatArray()).containsExactly(before);
    network.logits(images(2, 3, TINY), images(2, 1, TINY), true);
    assertThat(mean.getArray().toFloatArray()).isNotEqualTo(before);
    assertThat(mean.requiresGradient()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mfnet-small", "rtfnet-small", "feanet-small"})
  void equalSeedsGiveEqualNetworks(String name) {
    float[] expected = logits(new FusionNet(tiny(name), 3, manager)).toFloatArray();
    assertThat(logits(new FusionNet(tiny(name), 3, manager)).toFloatArray())
        .containsExactly(expected);
    assertThat(logits(new FusionNet(tiny(name), 4, manager)).toFloatArray()).isNotEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mfnet-small", "rtfnet-small", "feanet-small"})
  void restoredNetworkDoesTheSame(String name) {
    Weights weights = shaken(new FusionNet(tiny(name), 3, manager));
    FusionNet network = FusionNet.restored(tiny(name), weights, manager);
    float[] expected = logits(network).toFloatArray();
    Weights again =
        new Weights(
            "again",
            new Safetensors(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(Weights.tensors("", network.parameters()))),
            "");
    assertThat(logits(FusionNet.restored(tiny(name), again, manager)).toFloatArray())
        .containsExactly(expected);
    assertThat(logits(new FusionNet(tiny(name), 3, manager)).toFloatArray()).isNotEqualTo(expected);
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    FusionNetConfig rtfNet = thin(new FusionArchitecture.RtfNet(THIN), FusionForm.REGULAR);
    FusionNetConfig feaNet = thin(new FusionArchitecture.FeaNet(THIN), FusionForm.REGULAR);
    Weights ofRtfNet = shaken(new FusionNet(rtfNet, 3, manager));
    assertThatThrownBy(() -> FusionNet.restored(feaNet, ofRtfNet, manager))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("lacks the tensor encoder.enhancement1.channel.reduce.weight");
  }

  @Test
  void imagesThatDoNotFitAreRefused() {
    FusionNet network =
        new FusionNet(thin(new FusionArchitecture.RtfNet(THIN), FusionForm.REGULAR), 3, manager);
    Resolution odd = new Resolution(32, 48);
    assertThatThrownBy(() -> network.logits(images(1, 3, odd), images(1, 1, odd), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("H and W multiples of 32, not (1, 3, 32, 48) and (1, 1, 32, 48)");
    assertThatThrownBy(() -> network.logits(images(2, 3, TINY), images(1, 1, TINY), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void publishedRtfNetCutsNegativeLogitsOff() {
    FusionArchitecture rtfNet = new FusionArchitecture.RtfNet(THIN);
    Weights weights = shaken(new FusionNet(thin(rtfNet, FusionForm.REGULAR), 3, manager));
    NDArray regular =
        logits(FusionNet.restored(thin(rtfNet, FusionForm.REGULAR), weights, manager));
    NDArray published =
        logits(FusionNet.restored(thin(rtfNet, FusionForm.AS_PUBLISHED), weights, manager));
    assertThat(regular.min().getFloat()).isNegative();
    assertThat(published.toFloatArray()).containsExactly(regular.maximum(0f).toFloatArray());
  }

  @Test
  void publishedMfNetWeakensNegativeLogitsAndKeepsTheClasses() {
    FusionArchitecture mfNet =
        new FusionArchitecture.MfNet(List.of(4, 6, 6, 8), List.of(2, 4, 4, 6));
    Weights weights = shaken(new FusionNet(thin(mfNet, FusionForm.REGULAR), 3, manager));
    NDArray regular = logits(FusionNet.restored(thin(mfNet, FusionForm.REGULAR), weights, manager));
    NDArray published =
        logits(FusionNet.restored(thin(mfNet, FusionForm.AS_PUBLISHED), weights, manager));
    assertThat(regular.min().getFloat()).isNegative();
    assertThat(published.argMax(1).toLongArray()).containsExactly(regular.argMax(1).toLongArray());
    assertThat(published.toFloatArray())
        .containsExactly(regular.maximum(0f).add(regular.minimum(0f).mul(0.2f)).toFloatArray());
  }

  @Test
  void pixelsAreDoubledBySquares() {
    NDArray x = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 2, 1, 2));
    NDArray y = MfNetBlock.doubled(x);
    assertThat(y.getShape()).isEqualTo(new Shape(1, 2, 2, 4));
    assertThat(y.toFloatArray()).containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4);
  }

  /// A file of torchvision's ResNet-18 fits both trunks by the map that comes with this build.
  @Test
  void torchvisionFitsBothTrunks() {
    FusionNetConfig config = FusionNetConfig.named("rtfnet-18").orElseThrow();
    SequencedMap<String, List<Long>> shapes = new LinkedHashMap<>();
    FusionNet.blueprint(config, manager)
        .parameters()
        .forEach((name, parameter) -> {
          if (name.startsWith("encoder.")) {
            shapes.put(name, Arrays.stream(parameter.getShape().getShape()).boxed().toList());
          }
        });
    Weights source =
        new Weights("resnet18", new Safetensors(new LinkedHashMap<>(), torchvision()), "");
    assertThat(source.contents().tensors()).hasSize(102);
    assertThat(
            new Import("trunks", shapes)
                .map(source, requireNonNull(NameMap.BUILT_IN.get("torchvision-resnet")), Map.of()))
        .hasSize(2 * 100);
  }

  /// State of torchvision's ResNet-18 less the counters: 20 convolutions with a normalisation each,
  /// and the classifier.
  private static SequencedMap<String, TensorSource> torchvision() {
    SequencedMap<String, TensorSource> state = new LinkedHashMap<>();
    convolution(state, "conv1", "bn1", new long[] {64, 3, 7, 7});
    long inputs = 64;
    for (int layer = 1; layer <= 4; layer++) {
      long width = 32L << layer;
      for (int block = 0; block < 2; block++) {
        String name = "layer%d.%d.".formatted(layer, block);
        convolution(state, name + "conv1", name + "bn1", new long[] {width, inputs, 3, 3});
        convolution(state, name + "conv2", name + "bn2", new long[] {width, width, 3, 3});
        if (inputs != width) {
          String down = name + "downsample.";
          convolution(state, down + "0", down + "1", new long[] {width, inputs, 1, 1});
        }
        inputs = width;
      }
    }
    put(state, "fc.weight", 1000, 512);
    put(state, "fc.bias", 1000);
    return state;
  }

  private static void convolution(
      SequencedMap<String, TensorSource> state, String conv, String norm, long[] shape) {
    put(state, conv + ".weight", shape);
    for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
      put(state, norm + "." + part, shape[0]);
    }
  }

  private static void put(SequencedMap<String, TensorSource> state, String name, long... shape) {
    List<Long> sides = Arrays.stream(shape).boxed().toList();
    state.put(name, new Tensor(sides, new float[TensorSource.numValues(sides)]));
  }
}
