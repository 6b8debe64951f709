package io.semlink.models.zoo;

import ai.djl.ndarray.NDManager;
import io.semlink.models.baseline.FusionNet;
import io.semlink.models.baseline.FusionNetConfig;
import io.semlink.models.nn.NamedNetwork;
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
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The schemes that come with Semlink, most of them with their weights.
public final class ModelZoo implements SchemeProvider {
  /// For {@link java.util.ServiceLoader}.
  public ModelZoo() {}

  @Override
  public List<String> names() {
    return PromscConfig.all().stream()
        .filter(
            config -> PromscConfig.PRESETS.contains(config) || ShippedWeights.exist(config.name()))
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
    return new PromscScheme(
        config, weights == null ? ShippedWeights.of(name) : Weights.read(weights));
  }

  /// Names of all networks: those of the schemes here and those that segment decoded images.
  public List<String> networks() {
    return Stream.concat(
            names().stream(), FusionNetConfig.PRESETS.stream().map(FusionNetConfig::name))
        .toList();
  }

  /// The values that a network has before any training, as of seed 0.
  ///
  /// @param name one of {@link #networks()}
  /// @return tensors by name, in the network's order
  public SequencedMap<String, TensorSource> initial(String name) {
    return withBlueprint(name, network -> FirstValues.of(network.parameters(), 0, 0));
  }

  /// The form that weights of a network must have.
  ///
  /// @param name one of {@link #networks()}
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

  private <T> T withBlueprint(String name, Function<NamedNetwork, T> question) {
    Optional<FusionNetConfig> fusion = FusionNetConfig.named(name);
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      return question.apply(
          fusion.isPresent()
              ? FusionNet.blueprint(fusion.get(), manager)
              : Promsc.blueprint(config(name), manager));
    }
  }

  private PromscConfig config(String name) {
    return PromscConfig.named(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "network is \"%s\" but must be one of %s".formatted(name, networks())));
  }
}
