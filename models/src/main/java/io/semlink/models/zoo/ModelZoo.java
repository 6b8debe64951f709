package io.semlink.models.zoo;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.weights.Weights;
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

/// The schemes that come with Semlink, with their weights.
public final class ModelZoo implements SchemeProvider {
  private static final List<PromscConfig> PRESETS = List.of(PromscConfig.TINY);

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
            .orElseThrow(() ->
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
