package io.semlink.models.nn;

import ai.djl.nn.Parameter;
import java.util.SequencedMap;

/// A network whose parameters have names: what training, weights files and counts need of it.
public interface NamedNetwork {
  /// All parameters by name, running statistics included; live, in a fixed order.
  SequencedMap<String, Parameter> parameters();

  /// Number of trainable values; running statistics do not count.
  default long numTrainable() {
    return parameters().values().stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  /// Makes the network fit to serve on any thread: no graph is recorded from here on.
  default void freeze() {
    for (Parameter parameter : parameters().values()) {
      parameter.getArray().setRequiresGradient(false);
    }
  }
}
