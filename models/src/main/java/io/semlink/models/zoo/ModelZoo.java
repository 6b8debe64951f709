package io.semlink.models.zoo;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.SchemeProvider;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The schemes that come with Semlink, with their weights.
public final class ModelZoo implements SchemeProvider {
  private static final List<PromscConfig> PRESETS = List.of(PromscConfig.TINY);

  /// For {@link java.util.ServiceLoader}.
  public ModelZoo() {}

  @Override
  public List<String> names() {
    return PRESETS.stream().map(PromscConfig::name).toList();
  }

  @Override
  public Scheme open(String name, @Nullable Path weights) {
    PromscConfig config =
        PRESETS.stream()
            .filter(preset -> preset.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "scheme is \"%s\" but must be one of %s".formatted(name, names())));
    return new PromscScheme(
        config,
        weights == null
            ? Weights.resource(
                ModelZoo.class, "/io/semlink/models/weights/%s.safetensors".formatted(name))
            : Weights.read(weights));
  }
}
