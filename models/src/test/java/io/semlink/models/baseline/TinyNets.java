package io.semlink.models.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.ResNetLayout;
import io.semlink.models.weights.Safetensors;
import io.semlink.models.weights.Tensor;
import io.semlink.models.weights.TensorSource;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.Resolution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.commons.rng.UniformRandomProvider;

/// Networks, images and weights for tests.
final class TinyNets {
  static final Resolution SIZE = new Resolution(32, 64);
  static final ResNetLayout THIN = ResNetLayout.basic(4);
  static final FusionNetConfig MFNET =
      thin(new FusionArchitecture.MfNet(List.of(4, 6, 6, 8), List.of(2, 4, 4, 6)));
  static final FusionNetConfig RTFNET = thin(new FusionArchitecture.RtfNet(THIN));
  static final FusionNetConfig FEANET = thin(new FusionArchitecture.FeaNet(THIN));

  private TinyNets() {}

  private static FusionNetConfig thin(FusionArchitecture architecture) {
    return new FusionNetConfig("thin", SIZE, architecture, FusionForm.REGULAR);
  }

  /// One network of each architecture.
  static List<FusionNetConfig> all() {
    return List.of(MFNET, RTFNET, FEANET);
  }

  /// Uniform in [0, 1).
  static NDArray images(int number, int channels, Resolution size, NDManager manager) {
    UniformRandomProvider random = StreamKey.of(5, Purpose.WEIGHTS, channels).generator();
    float[] values = new float[number * channels * size.height() * size.width()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return manager.create(values, new Shape(number, channels, size.height(), size.width()));
  }

  /// Logits of two frames of {@link #SIZE}.
  static NDArray logits(FusionNet network, NDManager manager) {
    return network.logits(images(2, 3, SIZE, manager), images(2, 1, SIZE, manager), false);
  }

  /// Weights of a network whose statistics, scales and biases are not those of a new one.
  static Weights shaken(FusionNet network) {
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
    return file("shaken", tensors);
  }

  /// Tensors as if they had been read from a file.
  static Weights file(String name, SequencedMap<String, TensorSource> tensors) {
    return new Weights(name, new Safetensors(new LinkedHashMap<>(), tensors), "");
  }
}
