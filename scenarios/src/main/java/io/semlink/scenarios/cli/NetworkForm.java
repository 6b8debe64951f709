package io.semlink.scenarios.cli;

import io.semlink.models.weights.Import;
import io.semlink.models.weights.NameMap;
import io.semlink.models.weights.ShippedWeights;
import io.semlink.models.weights.TensorSource;
import io.semlink.models.weights.Weights;
import io.semlink.models.zoo.ModelZoo;
import io.semlink.scenarios.language.ScenarioException;
import java.util.Map;
import java.util.SequencedMap;

/// The form that weights of a network must have, and where it has weights from.
///
/// @param name of the network
/// @param importer its parameters
record NetworkForm(String name, Import importer) {
  private static final ModelZoo ZOO = new ModelZoo();

  /// The form of a network.
  ///
  /// @throws ScenarioException if there is none of that name
  static NetworkForm of(String name) {
    try {
      return new NetworkForm(name, new Import(name, ZOO.shapes(name)));
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(
          "there is no network \"%s\"".formatted(name),
          "Maybe one of " + String.join(", ", ZOO.networks()));
    }
  }

  /// The weights that come with the network.
  Weights shipped() {
    return ShippedWeights.of(name);
  }

  /// The values before any training.
  SequencedMap<String, TensorSource> initial() {
    return ZOO.initial(name);
  }

  /// The tensors of weights that have this form already.
  ///
  /// @throws io.semlink.simulator.link.BadWeightsException if they have not
  SequencedMap<String, TensorSource> fitting(Weights weights) {
    return importer.map(weights, NameMap.IDENTITY, Map.of());
  }
}
