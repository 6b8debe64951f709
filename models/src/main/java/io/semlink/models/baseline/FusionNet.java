package io.semlink.models.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import io.semlink.models.nn.Blueprint;
import io.semlink.models.nn.NamedNetwork;
import io.semlink.models.nn.Pass;
import io.semlink.models.weights.FirstValues;
import io.semlink.models.weights.ParameterNames;
import io.semlink.models.weights.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A segmentation network for RGB and thermal images with its parameters, in the memory of the
/// manager that it was made with.
///
/// Names of parameters follow PyTorch:
/// - RTFNet and FEANet: `encoder.rgb.` and `encoder.thermal.` followed by torchvision's names of a
///   ResNet (`conv1.weight`, `layer1.0.bn1.running_mean`, ...; `conv1` of the thermal one takes one
///   channel), `decoder.layers.` 0 to 9 followed by `body.0.0` (1x1 convolution), `body.0.1`
///   (normalisation), `body.1.0` (3x3), `body.1.1`, `conv3`, `bn3` and, in the doubling blocks with
///   odd number, `upsample.0`, `upsample.1`; the transposed convolutions are `conv3.conv.weight`
///   and `upsample.0.conv.weight` of shape (4 k, c, 1, 1). FEANet: `encoder.enhancement1.` to 5
///   followed by `channel.reduce.weight`, `channel.expand.weight`, `spatial.conv.weight`. So the
///   maps `torchvision-resnet` and its two halves fit the trunks.
/// - MFNet: `rgb.` and `thermal.` followed by `conv1`, `conv2_1`, `conv2_2`, `conv3_1`, `conv3_2`,
///   each with `.0` (convolution) and `.1` (normalisation), and `conv4`, `conv5` with `.0` to `.2`,
///   `.near` or `.far`, `.0` and `.1`; `decode4` to `decode1` with `.0` and `.1`.
public final class FusionNet implements NamedNetwork {
  private final FusionNetConfig config;
  private final Block network;
  private final ParameterStore store;
  private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();

  /// A network with first values.
  ///
  /// @param config its shape
  /// @param seed seed of the first values
  /// @param manager owner of the parameters
  public FusionNet(FusionNetConfig config, long seed, NDManager manager) {
    this(config, FusionNet::allocate, manager);
    FirstValues.draw(parameters, seed, 0);
  }

  private FusionNet(FusionNetConfig config, Builder builder, NDManager manager) {
    this.config = config;
    network = config.architecture().newBlock(config.form());
    store = new ParameterStore(manager, false);
    builder.build(network, manager, config.imageShapes());
    network
        .getChildren()
        .forEach(child -> {
          // DJL puts the number of the child, two digits, before its name.
          String name = child.getKey().substring(2);
          parameters.putAll(ParameterNames.of(name, child.getValue()));
        });
  }

  @FunctionalInterface
  private interface Builder {
    void build(Block network, NDManager manager, Shape... inputs);
  }

  private static void allocate(Block network, NDManager manager, Shape... inputs) {
    // Whoever allocates sets the weights next: no reason to draw them twice.
    network.setInitializer(Initializer.ZEROS, Parameter.Type.WEIGHT);
    network.initialize(manager, DataType.FLOAT32, inputs);
  }

  /// A network with the values of a file.
  ///
  /// @param config its shape
  /// @param weights values of all parameters
  /// @param manager owner of the parameters
  /// @throws io.semlink.simulator.link.BadWeightsException if the weights do not fit
  public static FusionNet restored(FusionNetConfig config, Weights weights, NDManager manager) {
    FusionNet network = new FusionNet(config, FusionNet::allocate, manager);
    weights.restore("", network.parameters);
    return network;
  }

  /// A network that cannot run, for what it tells of its parameters; takes hardly any memory.
  ///
  /// @param config its shape
  /// @param manager owner of one value a parameter
  public static FusionNet blueprint(FusionNetConfig config, NDManager manager) {
    return new FusionNet(config, Blueprint::draw, manager);
  }

  /// Shape of the network.
  public FusionNetConfig config() {
    return config;
  }

  @Override
  public SequencedMap<String, Parameter> parameters() {
    return Collections.unmodifiableSequencedMap(parameters);
  }

  /// Runs the network. The images may be of any size that the stride divides, not only of that of
  /// the configuration.
  ///
  /// @param rgb (N, 3, H, W) in [0, 1], not modified
  /// @param thermal (N, 1, H, W) in [0, 1], not modified
  /// @param training whether batch statistics are used (and running statistics updated)
  /// @return (N, 9, H, W): logits of the classes
  /// @throws IllegalArgumentException if the images do not fit the network or each other
  public NDArray logits(NDArray rgb, NDArray thermal, boolean training) {
    requireImages(rgb.getShape(), thermal.getShape());
    return new Pass(store, training).apply(network, rgb, thermal);
  }

  private void requireImages(Shape rgb, Shape thermal) {
    int stride = config.architecture().stride();
    boolean fit =
        rgb.dimension() == 4
            && rgb.get(1) == 3
            && rgb.get(2) % stride == 0
            && rgb.get(3) % stride == 0
            && thermal.equals(new Shape(rgb.get(0), 1, rgb.get(2), rgb.get(3)));
    if (!fit) {
      throw new IllegalArgumentException(
          "%s takes RGB (N, 3, H, W) and thermal (N, 1, H, W) with H and W multiples of %s, not %s"
                  .formatted(config.name(), stride, rgb)
              + " and "
              + thermal);
    }
  }
}
