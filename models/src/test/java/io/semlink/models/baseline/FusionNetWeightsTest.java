package io.semlink.models.baseline;

import static io.semlink.models.baseline.TinyNets.logits;
import static io.semlink.models.baseline.TinyNets.shaken;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.weights.Import;
import io.semlink.models.weights.NameMap;
import io.semlink.models.weights.Tensor;
import io.semlink.models.weights.TensorSource;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.ComputeDevice;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FusionNetWeightsTest {
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
  void equalSeedsGiveEqualNetworks(FusionNetConfig config) {
    float[] expected = logits(new FusionNet(config, 3, manager), manager).toFloatArray();
    assertThat(logits(new FusionNet(config, 3, manager), manager).toFloatArray())
        .containsExactly(expected);
    assertThat(logits(new FusionNet(config, 4, manager), manager).toFloatArray())
        .isNotEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("tiny")
  void restoredNetworkDoesTheSame(FusionNetConfig config) {
    FusionNet first = new FusionNet(config, 3, manager);
    FusionNet shaken = FusionNet.restored(config, shaken(first), manager);
    float[] expected = logits(shaken, manager).toFloatArray();
    assertThat(logits(first, manager).toFloatArray()).isNotEqualTo(expected);
    Weights written =
        TinyNets.file("written", new LinkedHashMap<>(Weights.tensors("", shaken.parameters())));
    assertThat(logits(FusionNet.restored(config, written, manager), manager).toFloatArray())
        .containsExactly(expected);
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    Weights ofRtfNet = shaken(new FusionNet(TinyNets.RTFNET, 3, manager));
    assertThatThrownBy(() -> FusionNet.restored(TinyNets.FEANET, ofRtfNet, manager))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("lacks the tensor encoder.enhancement1.channel.reduce.weight");
    Weights ofFeaNet = shaken(new FusionNet(TinyNets.FEANET, 3, manager));
    assertThatThrownBy(() -> FusionNet.restored(TinyNets.RTFNET, ofFeaNet, manager))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("holds the tensor encoder.enhancement1.channel.reduce.weight");
  }

  @ParameterizedTest
  @MethodSource("tiny")
  void bothFormsHaveTheSameParametersAndDifferentLogits(FusionNetConfig config) {
    Weights weights = shaken(new FusionNet(config, 3, manager));
    FusionNet regular = FusionNet.restored(config, weights, manager);
    FusionNet published = FusionNet.restored(config.asPublished(), weights, manager);
    assertThat(published.parameters().keySet())
        .containsExactlyElementsOf(regular.parameters().keySet());
    assertThat(logits(published, manager).toFloatArray())
        .isNotEqualTo(logits(regular, manager).toFloatArray());
  }

  @Test
  void publishedRtfNetCutsNegativeLogitsOff() {
    Weights weights = shaken(new FusionNet(TinyNets.RTFNET, 3, manager));
    NDArray regular = logits(FusionNet.restored(TinyNets.RTFNET, weights, manager), manager);
    FusionNetConfig form = TinyNets.RTFNET.asPublished();
    NDArray published = logits(FusionNet.restored(form, weights, manager), manager);
    assertThat(regular.min().getFloat()).isNegative();
    assertThat(published.toFloatArray()).containsExactly(regular.maximum(0f).toFloatArray());
  }

  @Test
  void publishedMfNetWeakensNegativeLogitsAndKeepsTheClasses() {
    Weights weights = shaken(new FusionNet(TinyNets.MFNET, 3, manager));
    NDArray regular = logits(FusionNet.restored(TinyNets.MFNET, weights, manager), manager);
    FusionNetConfig form = TinyNets.MFNET.asPublished();
    NDArray published = logits(FusionNet.restored(form, weights, manager), manager);
    assertThat(regular.min().getFloat()).isNegative();
    assertThat(published.argMax(1).toLongArray()).containsExactly(regular.argMax(1).toLongArray());
    assertThat(published.toFloatArray())
        .containsExactly(regular.maximum(0f).add(regular.minimum(0f).mul(0.2f)).toFloatArray());
  }

  /// A file of torchvision's ResNet-18, which has 122 entries with its 20 counters, fits both
  /// trunks by the map that comes with this build.
  @Test
  void torchvisionFitsBothTrunks() {
    SequencedMap<String, List<Long>> shapes = new LinkedHashMap<>();
    FusionNet.blueprint(FusionNetConfig.named("rtfnet-18").orElseThrow(), manager)
        .parameters()
        .forEach((name, parameter) -> {
          if (name.startsWith("encoder.")) {
            shapes.put(name, Arrays.stream(parameter.getShape().getShape()).boxed().toList());
          }
        });
    SequencedMap<String, TensorSource> state = torchvision();
    assertThat(state).hasSize(122 - 20);
    NameMap map = requireNonNull(NameMap.BUILT_IN.get("torchvision-resnet"));
    assertThat(new Import("trunks", shapes).map(TinyNets.file("resnet18", state), map, Map.of()))
        .hasSize(2 * (102 - 2));
  }

  /// State of torchvision's ResNet-18 less the counters: 20 convolutions with a normalisation each,
  /// and the classifier.
  private static SequencedMap<String, TensorSource> torchvision() {
    SequencedMap<String, TensorSource> state = new LinkedHashMap<>();
    convolution(state, "conv1", "bn1", 64, 3, 7, 7);
    long inputs = 64;
    for (int layer = 1; layer <= 4; layer++) {
      long width = 32L << layer;
      for (int block = 0; block < 2; block++) {
        String name = "layer%d.%d.".formatted(layer, block);
        convolution(state, name + "conv1", name + "bn1", width, inputs, 3, 3);
        convolution(state, name + "conv2", name + "bn2", width, width, 3, 3);
        if (inputs != width) {
          String down = name + "downsample.";
          convolution(state, down + "0", down + "1", width, inputs, 1, 1);
        }
        inputs = width;
      }
    }
    put(state, "fc.weight", 1000, 512);
    put(state, "fc.bias", 1000);
    return state;
  }

  private static void convolution(
      SequencedMap<String, TensorSource> state, String conv, String norm, long... shape) {
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
