package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/// Transposed 2x2 convolution with stride 2 and without bias. Its output squares do not overlap, so
/// it is exactly a 1x1 convolution to four times the channels whose groups of four become the four
/// sub-pixels: same parameters, same multiplications. DJL has no transposed convolution on PyTorch.
///
/// Input (N, any, H, W), output (N, channels, 2 H, 2 W). Weight w (c, k, dy, dx) of a transposed
/// convolution in PyTorch's layout (input channel c, output channel k) is weight (4 k + 2 dy + dx,
/// c, 0, 0) here.
final class UpConvolution extends ArrayBlock implements OwnWork {
  private static final int SUB_PIXELS = 4;
  private final int channels;
  private final Convolution conv;

  /// For a number of output channels.
  ///
  /// @param channels output channels
  UpConvolution(int channels) {
    this.channels = channels;
    conv = addChildBlock("conv", Convolutions.conv(SUB_PIXELS * channels, 1, 1));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    return PixelShuffle.shuffle(pass.apply(conv, inputs.head()));
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    Shape x = inputs[0];
    return new Shape(x.get(0), channels, 2 * x.get(2), 2 * x.get(3));
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(conv, inputs[0]);
  }

  /// thop multiplies the output size, not the input size, by the size of the kernel.
  @Override
  public Complexity ownWork(Shape[] inputs) {
    Shape x = inputs[0];
    long multiplyAdds = x.size() * SUB_PIXELS * channels;
    return new Complexity(0, 0, (SUB_PIXELS - 1) * multiplyAdds);
  }
}
