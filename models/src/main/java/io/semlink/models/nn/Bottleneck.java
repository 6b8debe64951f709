package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bottleneck block of the deeper residual networks (He et al., CVPR 2016, figure 5): 1x1, 3x3 and
/// 1x1 convolutions and a shortcut, which is a 1x1 convolution where the shape changes. The stride
/// is that of the 3x3 convolution.
///
/// Input (N, any, H, W), output (N, 4 width, ceil(H / stride), ceil(W / stride)).
final class Bottleneck extends ArrayBlock {
  /// Output channels a channel of the 3x3 convolution.
  static final int EXPANSION = 4;

  private final int width;
  private final int stride;
  private final Conv2d conv1;
  private final BatchNorm bn1;
  private final Conv2d conv2;
  private final BatchNorm bn2;
  private final Conv2d conv3;
  private final BatchNorm bn3;
  private final @Nullable SequentialBlock downsample;

  /// A block.
  ///
  /// @param inputChannels channels of the input
  /// @param width channels of the 3x3 convolution
  /// @param stride step of the 3x3 convolution and of the shortcut
  Bottleneck(int inputChannels, int width, int stride) {
    this.width = width;
    this.stride = stride;
    int channels = EXPANSION * width;
    conv1 = addChildBlock("conv1", Convolutions.conv(width, 1, 1));
    bn1 = addChildBlock("bn1", Convolutions.batchNorm());
    conv2 = addChildBlock("conv2", Convolutions.conv(width, 3, stride));
    bn2 = addChildBlock("bn2", Convolutions.batchNorm());
    conv3 = addChildBlock("conv3", Convolutions.conv(channels, 1, 1));
    bn3 = addChildBlock("bn3", Convolutions.batchNorm());
    boolean sameShape = inputChannels == channels && stride == 1;
    downsample =
        sameShape ? null : addChildBlock("downsample", Convolutions.convBn(channels, 1, stride));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.head();
    Block relu = Convolutions.relu();
    NDArray y = pass.chain(x, List.of(conv1, bn1, relu, conv2, bn2, relu, conv3, bn3));
    return Activation.relu(y.add(downsample == null ? x : pass.apply(downsample, x)));
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    Shape x = inputs[0];
    long channels = (long) EXPANSION * width;
    return new Shape(
        x.get(0),
        channels,
        Math.ceilDiv(x.get(2), (long) stride),
        Math.ceilDiv(x.get(3), (long) stride));
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    Shape y = children.initialize(bn1, children.initialize(conv1, inputs[0]));
    y = children.initialize(bn2, children.initialize(conv2, y));
    children.initialize(bn3, children.initialize(conv3, y));
    if (downsample != null) {
      children.initialize(downsample, inputs[0]);
    }
  }
}
