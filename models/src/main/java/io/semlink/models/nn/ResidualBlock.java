package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import org.jspecify.annotations.Nullable;

/// Basic residual block (He et al., CVPR 2016): two 3x3 convolutions and a shortcut, which is a 1x1
/// convolution where the shape changes.
///
/// Input (N, any, H, W), output (N, channels, ceil(H / stride), ceil(W / stride)).
public final class ResidualBlock extends ArrayBlock {
  private final SequentialBlock first;
  private final SequentialBlock second;
  private final @Nullable SequentialBlock shortcut;
  private final int channels;
  private final int stride;

  /// For a number of channels.
  ///
  /// @param inputChannels channels of the input
  /// @param channels channels of the output
  /// @param stride step of the first convolution and of the shortcut
  public ResidualBlock(int inputChannels, int channels, int stride) {
    this.channels = channels;
    this.stride = stride;
    first = addChildBlock("conv1", Convolutions.convBnRelu(channels, 3, stride));
    second = addChildBlock("conv2", Convolutions.convBn(channels, 3, 1));
    boolean sameShape = inputChannels == channels && stride == 1;
    shortcut =
        sameShape ? null : addChildBlock("shortcut", Convolutions.convBn(channels, 1, stride));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.head();
    NDArray residual = pass.apply(second, pass.apply(first, x));
    return Activation.relu(residual.add(shortcut == null ? x : pass.apply(shortcut, x)));
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
    children.initialize(second, children.initialize(first, inputs[0]));
    if (shortcut != null) {
      children.initialize(shortcut, inputs[0]);
    }
  }
}
