package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import io.semlink.models.nn.Pass;
import io.semlink.models.nn.Scaling;
import io.semlink.models.weights.FirstValues;
import io.semlink.models.weights.ParameterNames;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.units.Resolution;
import java.util.SequencedMap;

/// A ProMSC network with its parameters, in the memory of the manager that it was made with.
public final class Promsc {
  /// Keeps the gradient finite where all features are 0.
  private static final float MIN_POWER = 1e-12f;

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
    FirstValues.draw(parameters, seed, 0);
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
    return pass(training).apply(encoder, rgb, thermal);
  }

  /// What analog transmission sends: tanh(difference / 2) = 2 P(bit = 1) - 1 scaled to mean square
  /// 1 over what is sent of each frame; of a network for floats the plain difference.
  ///
  /// @param difference what {@link #encode} gave, not modified
  /// @param sent booleans of the same shape, which features are sent
  public NDArray sentFeatures(NDArray difference, NDArray sent) {
    if (config.carrier() == Carrier.FLOATS) {
      return difference;
    }
    NDArray mask = sent.toType(DataType.FLOAT32, false);
    NDArray features = Activation.tanh(Scaling.times(difference, 0.5f)).mul(mask);
    int[] frame = {1, 2, 3};
    // A frame of which nothing is sent has no power, not an undefined one.
    NDArray count = mask.sum(frame, true).maximum(1);
    NDArray power = features.square().sum(frame, true).div(count);
    return features.div(power.add(features.getManager().create(MIN_POWER)).sqrt());
  }

  /// Runs one trunk.
  ///
  /// @param modality RGB or THERMAL
  /// @param image (N, 3, H, W) for RGB, (N, 1, H, W) for thermal, not modified
  /// @param training whether batch statistics are used
  /// @return (N, channels, h, w)
  public NDArray map(Modality modality, NDArray image, boolean training) {
    return encoder.map(pass(training), modality, image);
  }

  /// A pass with this network's parameters.
  public Pass pass(boolean training) {
    return new Pass(store, training);
  }

  /// Runs the receiver.
  ///
  /// @param u (N, maxPlanes, h, w): 2 P(bit = 1) - 1, 0 where nothing is known, not modified
  /// @param training whether batch statistics are used
  /// @return (N, 9, H, W): logits of the classes
  public NDArray decode(NDArray u, boolean training) {
    return pass(training).apply(decoder, u);
  }
}
