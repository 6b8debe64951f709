package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;

/// One layer of MFNet's mini-inception (Ha et al., IROS 2017): two parallel 3x3 convolutions, one
/// of them with dilation 2, each with batch normalisation and LeakyReLU(0.2), side by side.
///
/// Input (N, any, H, W), output (N, channels, H, W).
public final class MiniInception extends ArrayBlock {
  private final int channels;
  private final SequentialBlock near;
  private final SequentialBlock far;

  /// With convolutions without bias.
  ///
  /// @param channels output channels, even
  public MiniInception(int channels) {
    this(channels, false);
  }

  /// With convolutions with or without bias.
  ///
  /// @param channels output channels, even
  /// @param bias whether the convolutions have a bias, as in MFNet
  public MiniInception(int channels, boolean bias) {
    this.channels = channels;
    near = addChildBlock("near", Convolutions.dilatedBnLeaky(channels / 2, 1, bias));
    far = addChildBlock("far", Convolutions.dilatedBnLeaky(channels / 2, 2, bias));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.head();
    return pass.apply(near, x).concat(pass.apply(far, x), 1);
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    Shape x = inputs[0];
    return new Shape(x.get(0), channels, x.get(2), x.get(3));
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(near, inputs[0]);
    children.initialize(far, inputs[0]);
  }
}
