package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import io.semlink.models.nn.Pass;
import io.semlink.models.weights.FirstValues;
import io.semlink.models.weights.ParameterNames;
import io.semlink.simulator.units.Resolution;
import java.util.SequencedMap;

/// A ProMSC network with its parameters, in the memory of the manager that it was made with.
public final class Promsc {
  private final PromscConfig config;
  private final PromscEncoder encoder;
  private final PromscDecoder decoder;
  private final ParameterStore store;
  private final SequencedMap<String, Parameter> parameters;

  /// A network with first values.
  ///
  /// @param config its shape
  /// @param seed seed of the first values
  /// @param manager owner of the parameters
  public Promsc(PromscConfig config, long seed, NDManager manager) {
    this.config = config;
    encoder = new PromscEncoder(config);
    decoder = new PromscDecoder(config);
    Resolution size = config.resolution();
    encoder.initialize(
        manager,
        DataType.FLOAT32,
        new Shape(1, 3, size.height(), size.width()),
        new Shape(1, 1, size.height(), size.width()));
    decoder.initialize(
        manager,
        DataType.FLOAT32,
        new Shape(1, config.maxPlanes(), config.gridHeight(), config.gridWidth()));
    store = new ParameterStore(manager, false);
    parameters = ParameterNames.of("encoder", encoder);
    parameters.putAll(ParameterNames.of("decoder", decoder));
    FirstValues.draw(parameters, seed);
  }

  /// Shape of the network.
  public PromscConfig config() {
    return config;
  }

  /// All parameters by name, running statistics included; live, in a fixed order.
  public SequencedMap<String, Parameter> parameters() {
    return java.util.Collections.unmodifiableSequencedMap(parameters);
  }

  /// Number of trainable values; running statistics do not count.
  public long numTrainable() {
    return parameters.values().stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(p -> p.getShape().size())
        .sum();
  }

  /// Makes the network fit to serve on any thread: no graph is recorded from here on.
  public void freeze() {
    for (Parameter parameter : parameters.values()) {
      parameter.getArray().setRequiresGradient(false);
    }
  }

  /// Runs the transmitter.
  ///
  /// @param rgb (N, 3, H, W) in [0, 1], not modified
  /// @param thermal (N, 1, H, W) in [0, 1], not modified
  /// @param training whether batch statistics are used
  /// @return (N, maxPlanes, h, w): logit of bit 1 minus logit of bit 0
  public NDArray encode(NDArray rgb, NDArray thermal, boolean training) {
    return new Pass(store, training).apply(encoder, rgb, thermal);
  }

  /// Runs the receiver.
  ///
  /// @param u (N, maxPlanes, h, w): 2 P(bit = 1) - 1, 0 where nothing is known, not modified
  /// @param training whether batch statistics are used
  /// @return (N, 9, H, W): logits of the classes
  public NDArray decode(NDArray u, boolean training) {
    return new Pass(store, training).apply(decoder, u);
  }
}
