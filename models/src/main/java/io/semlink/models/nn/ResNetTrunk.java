package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Residual network without its classifier (He et al., CVPR 2016, table 1): a 7x7 convolution with
/// stride 2, a 3x3 maximum with stride 2, then layers of bottleneck blocks with 256, 512, 1024 and
/// 2048 output channels, all but the first with stride 2. Attention may follow the first
/// convolution and each layer (the five "taps").
///
/// Input (N, 3 or 1, H, W), both sides multiples of 32; with four layers the output is (N, 2048, H
/// / 32, W / 32), with three (N, 1024, H / 16, W / 16).
///
/// Children are called as in torchvision: `conv1`, `bn1`, `layer1.0.conv1`, ...,
/// `layer1.0.downsample.0`, ..., so the parameters of its `resnet152` other than those of `fc` fit
/// by name. Where the input has one channel, the mean of `conv1.weight` over its input channels
/// fits (as in RTFNet). Attention is called `attention1` (after the first convolution) to
/// `attention5`.
public final class ResNetTrunk extends ArrayBlock {
  /// Bottleneck blocks a layer of ResNet-152.
  public static final List<Integer> RESNET_152 = List.of(3, 8, 36, 3);

  private static final int FIRST_CHANNELS = 64;
  private final Conv2d conv1;
  private final BatchNorm bn1;
  private final List<SequentialBlock> layers = new ArrayList<>();
  private final List<TapAttention> attentions = new ArrayList<>();

  /// A trunk.
  ///
  /// @param blocks bottleneck blocks a layer, one to four layers
  /// @param attention attention at the taps
  public ResNetTrunk(List<Integer> blocks, AttentionForm attention) {
    conv1 = addChildBlock("conv1", Convolutions.conv(FIRST_CHANNELS, 7, 2));
    bn1 = addChildBlock("bn1", Convolutions.batchNorm());
    int channels = FIRST_CHANNELS;
    for (int i = 0; i < blocks.size(); i++) {
      int width = FIRST_CHANNELS << i;
      SequentialBlock layer = new SequentialBlock();
      for (int k = 0; k < blocks.get(i); k++) {
        layer.add(new Bottleneck(channels, width, i > 0 && k == 0 ? 2 : 1));
        channels = Bottleneck.EXPANSION * width;
      }
      layers.add(addChildBlock("layer" + (i + 1), layer));
    }
    if (attention != AttentionForm.NONE) {
      addAttention(blocks.size(), attention);
    }
  }

  private void addAttention(int numLayers, AttentionForm form) {
    for (int tap = 0; tap <= numLayers; tap++) {
      int channels =
          tap == 0 ? FIRST_CHANNELS : Bottleneck.EXPANSION * (FIRST_CHANNELS << (tap - 1));
      attentions.add(addChildBlock("attention" + (tap + 1), new TapAttention(channels, form)));
    }
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    List<Block> all = new ArrayList<>(List.of(conv1, bn1, Convolutions.relu()));
    attention(0).forEach(all::add);
    all.add(Pool.maxPool2dBlock(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false));
    all.addAll(steps());
    return pass.chain(inputs.head(), all);
  }

  private Stream<Block> attention(int tap) {
    return attentions.stream().skip(tap).limit(1).map(Block.class::cast);
  }

  /// Everything after the maximum, in order.
  private List<Block> steps() {
    List<Block> steps = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      steps.addAll(layers.get(i).getChildren().values());
      attention(i + 1).forEach(steps::add);
    }
    return steps;
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    Shape x = pooled(inputs[0]);
    for (Block step : steps()) {
      x = step.getOutputShapes(new Shape[] {x})[0];
    }
    return x;
  }

  private static Shape pooled(Shape image) {
    return new Shape(
        image.get(0),
        FIRST_CHANNELS,
        Math.ceilDiv(image.get(2), 4L),
        Math.ceilDiv(image.get(3), 4L));
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    Shape first = children.initialize(bn1, children.initialize(conv1, inputs[0]));
    attention(0).forEach(block -> children.initialize(block, first));
    Shape x = pooled(inputs[0]);
    for (int i = 0; i < layers.size(); i++) {
      Shape y = children.initialize(layers.get(i), x);
      attention(i + 1).forEach(block -> children.initialize(block, y));
      x = y;
    }
  }
}
