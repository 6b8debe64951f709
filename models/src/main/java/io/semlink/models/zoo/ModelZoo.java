package io.semlink.models.zoo;

import ai.djl.ndarray.NDManager;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.weights.FirstValues;
import io.semlink.models.weights.ShippedWeights;
import io.semlink.models.weights.TensorSource;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.SchemeProvider;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The schemes that come with Semlink, most of them with their weights.
public final class ModelZoo implements SchemeProvider {
  /// For {@link java.util.ServiceLoader}.
  public ModelZoo() {}

  @Override
  public List<String> names() {
    return PromscConfig.all().stream()
        .filter(config -> PromscConfig.PRESETS.contains(config) || ShippedWeights.exist(config.name()))
        .map(PromscConfig::name)
        .toList();
  }

  /// Opens variants without weights of their own as well, given a file.
  @Override
  public boolean opens(String name) {
    return PromscConfig.named(name).isPresent();
  }

  @Override
  public Scheme open(String name, @Nullable Path weights) {
    PromscConfig config = config(name);
    return new PromscScheme(config, weights == null ? ShippedWeights.of(name) : Weights.read(weights));
  }

  /// The values that a network has before any training, as of seed 0.
  ///
  /// @param name one of {@link #names()}
  /// @return tensors by name, in the network's order
  public SequencedMap<String, TensorSource> initial(String name) {
    return withBlueprint(name, network -> FirstValues.of(network.parameters(), 0, 0));
  }

  /// The form that weights of a network must have.
  ///
  /// @param name one of {@link #names()}
  /// @return shape of each parameter by name, in the network's order
  public SequencedMap<String, List<Long>> shapes(String name) {
    return withBlueprint(
        name,
        network -> {
          SequencedMap<String, List<Long>> shapes = new LinkedHashMap<>();
          network
              .parameters()
              .forEach((parameter, value) ->
                  shapes.put(
                      parameter, Arrays.stream(value.getShape().getShape()).boxed().toList()));
          return shapes;
        });
  }

  private <T> T withBlueprint(String name, Function<Promsc, T> question) {
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      return question.apply(Promsc.blueprint(config(name), manager));
    }
  }

  private PromscConfig config(String name) {
    return PromscConfig.named(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "scheme is \"%s\" but must be one of %s".formatted(name, names())));
  }
}
