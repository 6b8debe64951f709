package io.semlink.models.weights;

import io.semlink.simulator.link.BadWeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The weights that come with this build, each with a card.
public final class ShippedWeights {
  private static final String FOLDER = "/io/semlink/models/weights/";

  private ShippedWeights() {}

  /// The card of a network's weights: data, seed, command, metrics. Empty where it has none.
  ///
  /// @param network name of a network
  public static Optional<String> card(String network) {
    return text(network + ".md");
  }

  /// What a search found about how a separate scheme's images should share their bytes, as CSV.
  /// Empty where none was made.
  ///
  /// @param scheme name of a scheme
  public static Optional<String> splits(String scheme) {
    return text(scheme + ".split.csv");
  }

  private static Optional<String> text(String file) {
    try (InputStream in = ShippedWeights.class.getResourceAsStream(FOLDER + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether weights of a network come with this build.
  ///
  /// @param network name of a network
  public static boolean exist(String network) {
    return ShippedWeights.class.getResource(file(network)) != null;
  }

  private static String file(String network) {
    return FOLDER + network + ".safetensors";
  }

  /// The weights that come with a network.
  ///
  /// @param network name of a network
  /// @throws BadWeightsException if none come with it
  public static Weights of(String network) {
    if (!exist(network)) {
      throw new BadWeightsException(
          "no weights come with it: train (semlink train %s) or import (semlink models import) some"
                  .formatted(network)
              + " and name their file as weights of the scheme");
    }
    return Weights.resource(ShippedWeights.class, file(network));
  }
}
