package io.semlink.models.zoo;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.Scheme;
import java.nio.file.Path;

/// A network of any shape with weights of its own, such as one that was just trained.
public final class TrainedNetwork {
  private TrainedNetwork() {}

  /// The network as a scheme.
  ///
  /// @param config its shape
  /// @param weights file with all its parameters
  /// @throws io.semlink.simulator.link.BadWeightsException if they cannot be read or do not fit
  public static Scheme open(PromscConfig config, Path weights) {
    return new PromscScheme(config, Weights.read(weights));
  }
}
