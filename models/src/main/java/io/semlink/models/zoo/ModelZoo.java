package io.semlink.models.zoo;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.SchemeProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    PromscConfig config =
        PromscConfig.named(name)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "scheme is \"%s\" but must be one of %s".formatted(name, names())));
    if (weights != null) {
      return new PromscScheme(config, Weights.read(weights));
    }
    if (!hasWeights(name)) {
      throw new BadWeightsException(
          "no weights come with it: train (semlink train %s) or import (semlink models import) some"
                  .formatted(name)
              + " and name their file as weights of the scheme");
    }
    return new PromscScheme(config, Weights.resource(ModelZoo.class, resource(name)));
  }
}
