package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import io.semlink.models.nn.Blueprint;
import io.semlink.models.nn.NamedNetwork;
import io.semlink.models.nn.Pass;
import io.semlink.models.nn.Scaling;
import io.semlink.models.weights.FirstValues;
import io.semlink.models.weights.ParameterNames;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.sensor.Modality;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A ProMSC network with its parameters, in the memory of the manager that it was made with. A
/// transmitter needs only one half of it, a receiver the other one.
public final class Promsc implements NamedNetwork {
  /// What of a network is in memory.
  public enum Part {
    /// Both halves.
    WHOLE,
    /// What {@link #encode} and {@link #map} need.
    TRANSMITTER,
    /// What {@link #decode} needs.
    RECEIVER
  }

  /// Keeps the gradient finite where all features are 0.
  private static final float MIN_POWER = 1e-12f;

  private static final String ENCODER = "encoder";
  private static final String DECODER = "decoder";

  private final PromscConfig config;
  private final PromscEncoder encoder;
  private final PromscDecoder decoder;
  private final ParameterStore store;
  private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();

  /// A network with first values.
  ///
  /// @param config its shape
  /// @param seed seed of the first values
  /// @param manager owner of the parameters
  public Promsc(PromscConfig config, long seed, NDManager manager) {
    this(config, Part.WHOLE, Promsc::allocate, manager);
    FirstValues.draw(parameters, seed, 0);
  }

  private Promsc(PromscConfig config, Part part, Builder builder, NDManager manager) {
    this.config = config;
    encoder = new PromscEncoder(config);
    decoder = new PromscDecoder(config);
    store = new ParameterStore(manager, false);
    if (part != Part.RECEIVER) {
      builder.build(encoder, manager, config.imageShapes());
      parameters.putAll(ParameterNames.of(ENCODER, encoder));
    }
    if (part != Part.TRANSMITTER) {
      builder.build(decoder, manager, config.codeShape());
      parameters.putAll(ParameterNames.of(DECODER, decoder));
    }
  }

  @FunctionalInterface
  private interface Builder {
    void build(Block half, NDManager manager, Shape... inputs);
  }

  private static void allocate(Block half, NDManager manager, Shape... inputs) {
    // Whoever allocates sets the weights next: no reason to draw them twice.
    half.setInitializer(Initializer.ZEROS, Parameter.Type.WEIGHT);
    half.initialize(manager, DataType.FLOAT32, inputs);
  }

  /// A network, or one half of it, with the values of a file.
  ///
  /// @param config its shape
  /// @param part what of it
  /// @param weights values of the whole network
  /// @param manager owner of the parameters
  /// @throws io.semlink.simulator.link.BadWeightsException if the weights do not fit
  public static Promsc restored(
      PromscConfig config, Part part, Weights weights, NDManager manager) {
    Promsc network = new Promsc(config, part, Promsc::allocate, manager);
    if (part != Part.RECEIVER) {
      weights.restore(ENCODER, ParameterNames.of("", network.encoder));
    }
    if (part != Part.TRANSMITTER) {
      weights.restore(DECODER, ParameterNames.of("", network.decoder));
    }
    return network;
  }

  /// A network that cannot run, for what it tells of its parameters; takes hardly any memory.
  ///
  /// @param config its shape
  /// @param manager owner of one value a parameter
  public static Promsc blueprint(PromscConfig config, NDManager manager) {
    return new Promsc(config, Part.WHOLE, Blueprint::draw, manager);
  }

  /// Shape of the network.
  public PromscConfig config() {
    return config;
  }

  @Override
  public SequencedMap<String, Parameter> parameters() {
    return java.util.Collections.unmodifiableSequencedMap(parameters);
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

  /// What analog transmission sends: tanh(difference / 2) = 2 P(bit = 1) - 1, of a network for
  /// floats the plain difference, scaled to mean square 1 over what is sent of each frame.
  ///
  /// @param difference what {@link #encode} gave, not modified
  /// @param sent booleans of the same shape, which features are sent
  public NDArray sentFeatures(NDArray difference, NDArray sent) {
    NDArray values =
        config.carrier() == Carrier.FLOATS
            ? difference
            : Activation.tanh(Scaling.times(difference, 0.5f));
    NDArray mask = sent.toType(DataType.FLOAT32, false);
    NDArray features = values.mul(mask);
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
