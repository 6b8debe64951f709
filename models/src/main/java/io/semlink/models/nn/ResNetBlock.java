package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.BatchNorm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Block of a residual network (He et al., CVPR 2016, figure 5) with torchvision's names: two 3x3
/// convolutions (basic), or 1x1, 3x3 and 1x1 convolutions (bottleneck), and a shortcut, which is a
/// 1x1 convolution where the shape changes. The stride is that of the first 3x3 convolution.
///
/// Input (N, any, H, W), output (N, channels, ceil(H / stride), ceil(W / stride)).
final class ResNetBlock extends ArrayBlock {
  private final int channels;
  private final int stride;
  private final List<Block> convolutions = new ArrayList<>();
  private final @Nullable SequentialBlock downsample;

  private ResNetBlock(int inputChannels, int channels, int stride, List<Convolution> convolutions) {
    this.channels = channels;
    this.stride = stride;
    for (int i = 0; i < convolutions.size(); i++) {
      if (i > 0) {
        this.convolutions.add(Convolutions.relu());
      }
      BatchNorm norm = Convolutions.batchNorm();
      this.convolutions.add(addChildBlock("conv" + (i + 1), convolutions.get(i)));
      this.convolutions.add(addChildBlock("bn" + (i + 1), norm));
    }
    boolean sameShape = inputChannels == channels && stride == 1;
    downsample =
        sameShape ? null : addChildBlock("downsample", Convolutions.convBn(channels, 1, stride));
  }

  /// A basic block; output channels = width.
  ///
  /// @param inputChannels channels of the input
  /// @param width channels of both convolutions
  /// @param stride step of the first convolution and of the shortcut
  static ResNetBlock basic(int inputChannels, int width, int stride) {
    return new ResNetBlock(
        inputChannels,
        width,
        stride,
        List.of(Convolutions.conv(width, 3, stride), Convolutions.conv(width, 3, 1)));
  }

  /// A bottleneck block; output channels = 4 width.
  ///
  /// @param inputChannels channels of the input
  /// @param width channels of the 3x3 convolution
  /// @param stride step of the 3x3 convolution and of the shortcut
  static ResNetBlock bottleneck(int inputChannels, int width, int stride) {
    int channels = ResNetLayout.Form.BOTTLENECK.expansion() * width;
    return new ResNetBlock(
        inputChannels,
        channels,
        stride,
        List.of(
            Convolutions.conv(width, 1, 1),
            Convolutions.conv(width, 3, stride),
            Convolutions.conv(channels, 1, 1)));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.head();
    NDArray y = pass.chain(x, convolutions);
    return Activation.relu(y.add(downsample == null ? x : pass.apply(downsample, x)));
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    Shape x = inputs[0];
    return new Shape(
        x.get(0),
        channels,
        Math.ceilDiv(x.get(2), (long) stride),
        Math.ceilDiv(x.get(3), (long) stride));
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    Shape y = inputs[0];
    for (Block block : convolutions) {
      y = children.initialize(block, y);
    }
    if (downsample != null) {
      children.initialize(downsample, inputs[0]);
    }
  }
}
