package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/// Learned upsampling by two: a 3x3 convolution to four times the channels, whose groups of four
/// become the four sub-pixels (Shi et al., CVPR 2016). DJL has no transposed convolution on
/// PyTorch; this one covers those with kernel 6 and stride 2.
///
/// Input (N, any, H, W), output (N, channels, 2 H, 2 W); channel (c, dy, dx) of the convolution
/// goes to channel c at (2 y + dy, 2 x + dx).
public final class PixelShuffle extends ArrayBlock {
  private final int channels;
  private final Convolution conv;

  /// For a number of output channels.
  ///
  /// @param channels output channels
  public PixelShuffle(int channels) {
    this.channels = channels;
    conv = addChildBlock("conv", Convolutions.logits(4 * channels));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    return shuffle(pass.apply(conv, inputs.head()));
  }

  /// (N, 4 C, H, W) to (N, C, 2 H, 2 W).
  static NDArray shuffle(NDArray x) {
    long n = x.getShape().get(0);
    long channels = x.getShape().get(1) / 4;
    long h = x.getShape().get(2);
    long w = x.getShape().get(3);
    return x.reshape(n, channels, 2, 2, h, w)
        .transpose(0, 1, 4, 2, 5, 3)
        .reshape(n, channels, 2 * h, 2 * w);
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
}
