package io.semlink.models.weights;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.AttentionForm;
import io.semlink.models.nn.ResNetTrunk;
import io.semlink.models.nn.TorchEngine;
import io.semlink.simulator.link.ComputeDevice;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/// The built-in map against a state dict with the names and shapes of torchvision's `resnet50`.
final class TorchvisionImportTest {
  private static final List<Integer> RESNET_50 = List.of(3, 4, 6, 3);
  private final SequencedMap<String, TensorSource> state = new LinkedHashMap<>();

  /// A tensor of zeros that takes no memory.
  private record Zeros(List<Long> shape) implements TensorSource {
    @Override
    public float[] values() {
      return new float[TensorSource.numValues(shape)];
    }
  }

  private void put(String name, long... shape) {
    state.put(name, new Zeros(Arrays.stream(shape).boxed().toList()));
  }

  private void batchNorm(String name, long channels) {
    for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
      put(name + "." + part, channels);
    }
    put(name + ".num_batches_tracked");
  }

  private void resnet50() {
    put("conv1.weight", 64, 3, 7, 7);
    batchNorm("bn1", 64);
    long channels = 64;
    for (int layer = 1; layer <= 4; layer++) {
      long width = 32L << layer;
      for (int block = 0; block < RESNET_50.get(layer - 1); block++) {
        String name = "layer%d.%d.".formatted(layer, block);
        put(name + "conv1.weight", width, channels, 1, 1);
        batchNorm(name + "bn1", width);
        put(name + "conv2.weight", width, width, 3, 3);
        batchNorm(name + "bn2", width);
        put(name + "conv3.weight", 4 * width, width, 1, 1);
        batchNorm(name + "bn3", 4 * width);
        if (block == 0) {
          put(name + "downsample.0.weight", 4 * width, channels, 1, 1);
          batchNorm(name + "downsample.1", 4 * width);
        }
        channels = 4 * width;
      }
    }
    put("fc.weight", 1000, 2048);
    put("fc.bias", 1000);
  }

  private static void trunk(
      String name, int inputs, NDManager manager, SequencedMap<String, List<Long>> shapes) {
    ResNetTrunk trunk = new ResNetTrunk(RESNET_50, AttentionForm.NONE);
    trunk.initialize(manager, DataType.FLOAT32, new Shape(1, inputs, 64, 64));
    ParameterNames.of(name, trunk)
        .forEach((parameter, value) ->
            shapes.put(parameter, Arrays.stream(value.getShape().getShape()).boxed().toList()));
  }

  /// torchvision documents 25,557,032 parameters, 2,049,000 of them in the classifier; its state
  /// dict has 320 entries.
  @Test
  void resNet50FitsBothTrunks() {
    resnet50();
    assertThat(state).hasSize(320);
    assertThat(
            state.entrySet().stream()
                .filter(e -> !e.getKey().contains("running") && !Weights.isCounter(e.getKey()))
                .mapToLong(e -> TensorSource.numValues(e.getValue().shape()))
                .sum())
        .isEqualTo(25_557_032);
    SequencedMap<String, List<Long>> shapes = new LinkedHashMap<>();
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      trunk("encoder.rgb", 3, manager, shapes);
      trunk("encoder.thermal", 1, manager, shapes);
    }
    Weights source = new Weights("resnet50", new Safetensors(new LinkedHashMap<>(), state), "");
    SequencedMap<String, TensorSource> mapped =
        new Import("trunks", shapes)
            .map(source, requireNonNull(NameMap.BUILT_IN.get("torchvision-resnet")), Map.of());
    assertThat(mapped).hasSize(2 * (53 + 4 * 53));
    assertThat(requireNonNull(mapped.get("encoder.thermal.conv1.weight")).shape())
        .containsExactly(64L, 1L, 7L, 7L);
  }
}
