package io.semlink.models.zoo;

import ai.djl.ndarray.NDManager;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.weights.FirstValues;
import io.semlink.models.weights.TensorSource;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.SchemeProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The schemes that come with Semlink, most of them with their weights.
public final class ModelZoo implements SchemeProvider {
  /// For {@link java.util.ServiceLoader}.
  public ModelZoo() {}

  /// The card of a scheme's weights: data, seed, command, metrics. Empty where it has none.
  public static Optional<String> card(String name) {
    try (InputStream in =
        ModelZoo.class.getResourceAsStream("/io/semlink/models/weights/%s.md".formatted(name))) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether weights of a scheme come with this build.
  ///
  /// @param name name of a scheme
  public static boolean hasWeights(String name) {
    return ModelZoo.class.getResource(resource(name)) != null;
  }

  private static String resource(String name) {
    return "/io/semlink/models/weights/%s.safetensors".formatted(name);
  }

  @Override
  public List<String> names() {
    return PromscConfig.PRESETS.stream().map(PromscConfig::name).toList();
  }

  @Override
  public Scheme open(String name, @Nullable Path weights) {
    PromscConfig config = config(name);
    return new PromscScheme(config, weights == null ? shipped(name) : Weights.read(weights));
  }

  /// The weights that come with a scheme.
  ///
  /// @param name one of {@link #names()}
  /// @throws BadWeightsException if none come with it
  public Weights shipped(String name) {
    if (!hasWeights(config(name).name())) {
      throw new BadWeightsException(
          "no weights come with it: train (semlink train %s) or import (semlink models import) some"
                  .formatted(name)
              + " and name their file as weights of the scheme");
    }
    return Weights.resource(ModelZoo.class, resource(name));
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
