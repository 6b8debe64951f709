package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Residual network without its classifier (He et al., CVPR 2016, table 1): a 7x7 convolution with
/// stride 2, a 3x3 maximum with stride 2, then layers of blocks whose channels double from layer to
/// layer, all but the first with stride 2. Attention may follow the first convolution and each
/// layer (the five "taps").
///
/// Input (N, 3 or 1, H, W), both sides multiples of the layout's stride s; output (N, channels of
/// the layout, H / s, W / s), of ResNet-152 with four layers (N, 2048, H / 32, W / 32).
///
/// Children are called as in torchvision: `conv1`, `bn1`, `layer1.0.conv1`, ...,
/// `layer1.0.downsample.0`, ..., so the parameters of its `resnet18`, `resnet50` or `resnet152`
/// other than those of `fc` fit by name. Where the input has one channel, the mean of
/// `conv1.weight` over its input channels fits (as in RTFNet). Attention is called `attention1`
/// (after the first convolution) to `attention5`.
public final class ResNetTrunk extends ArrayBlock {
  /// Bottleneck blocks a layer of ResNet-152.
  public static final List<Integer> RESNET_152 = List.of(3, 8, 36, 3);

  private final ResNetLayout layout;
  private final Convolution conv1;
  private final BatchNorm bn1;
  private final List<SequentialBlock> layers = new ArrayList<>();
  private final List<TapAttention> attentions = new ArrayList<>();

  /// A trunk of bottleneck blocks.
  ///
  /// @param blocks bottleneck blocks a layer, one to four layers
  /// @param attention attention at the taps
  public ResNetTrunk(List<Integer> blocks, AttentionForm attention) {
    this(
        new ResNetLayout(ResNetLayout.Form.BOTTLENECK, ResNetLayout.PUBLISHED_WIDTH, blocks),
        attention);
  }

  /// A trunk.
  ///
  /// @param layout blocks and widths
  /// @param attention attention at the taps
  public ResNetTrunk(ResNetLayout layout, AttentionForm attention) {
    this.layout = layout;
    conv1 = addChildBlock("conv1", Convolutions.conv(layout.width(), 7, 2));
    bn1 = addChildBlock("bn1", Convolutions.batchNorm());
    for (int i = 1; i <= layout.blocks().size(); i++) {
      layers.add(addChildBlock("layer" + i, layer(layout, i)));
    }
    if (attention != AttentionForm.NONE) {
      for (int tap = 0; tap <= layers.size(); tap++) {
        TapAttention block = new TapAttention(layout.channels(tap), attention);
        attentions.add(addChildBlock("attention" + (tap + 1), block));
      }
    }
  }

  private static SequentialBlock layer(ResNetLayout layout, int number) {
    SequentialBlock layer = new SequentialBlock();
    int width = layout.width() << (number - 1);
    for (int k = 0; k < layout.blocks().get(number - 1); k++) {
      int inputChannels = layout.channels(k == 0 ? number - 1 : number);
      int stride = number > 1 && k == 0 ? 2 : 1;
      layer.add(
          switch (layout.form()) {
            case BASIC -> ResNetBlock.basic(inputChannels, width, stride);
            case BOTTLENECK -> ResNetBlock.bottleneck(inputChannels, width, stride);
          });
    }
    return layer;
  }

  /// The blocks from tap to tap, to be run one after the other: up to the first convolution's ReLU,
  /// then each layer, the first one with the maximum before it. Each part ends with the attention
  /// of its tap, if there is one.
  ///
  /// @return as many lists as taps
  public List<List<Block>> stages() {
    List<List<Block>> stages = new ArrayList<>();
    stages.add(withAttention(0, List.of(conv1, bn1, Convolutions.relu())));
    for (int i = 0; i < layers.size(); i++) {
      List<Block> blocks = new ArrayList<>();
      if (i == 0) {
        blocks.add(Pool.maxPool2dBlock(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false));
      }
      blocks.addAll(layers.get(i).getChildren().values());
      stages.add(withAttention(i + 1, blocks));
    }
    return Collections.unmodifiableList(stages);
  }

  private List<Block> withAttention(int tap, List<Block> blocks) {
    List<Block> all = new ArrayList<>(blocks);
    if (!attentions.isEmpty()) {
      all.add(attentions.get(tap));
    }
    return Collections.unmodifiableList(all);
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    return pass.chain(inputs.head(), stages().stream().flatMap(List::stream).toList());
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return shapes(inputs[0]).getLast();
  }

  /// Shapes of the maps at the taps.
  ///
  /// @param image (N, 3 or 1, H, W)
  /// @return (N, channels of the tap, ceil(H / 2), ceil(W / 2)), then with half the sides from tap
  ///   to tap
  public List<Shape> shapes(Shape image) {
    List<Shape> shapes = new ArrayList<>();
    for (int tap = 0; tap <= layers.size(); tap++) {
      long stride = 2L << tap;
      shapes.add(
          new Shape(
              image.get(0),
              layout.channels(tap),
              Math.ceilDiv(image.get(2), stride),
              Math.ceilDiv(image.get(3), stride)));
    }
    return shapes;
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    List<Shape> taps = shapes(inputs[0]);
    children.initialize(bn1, children.initialize(conv1, inputs[0]));
    for (int i = 0; i < layers.size(); i++) {
      // The maximum halves the sides before the first layer, the first block of each other layer.
      Shape input = i == 0 ? pooled(taps) : taps.get(i);
      children.initialize(layers.get(i), input);
    }
    for (int tap = 0; tap < attentions.size(); tap++) {
      children.initialize(attentions.get(tap), taps.get(tap));
    }
  }

  private Shape pooled(List<Shape> taps) {
    Shape layer1 = taps.get(1);
    return new Shape(layer1.get(0), layout.width(), layer1.get(2), layer1.get(3));
  }
}
