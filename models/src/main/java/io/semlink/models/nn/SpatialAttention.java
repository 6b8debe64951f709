package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

/// Spatial attention: a weight in (0, 1) a pixel from the mean and the maximum over channels,
/// through a 7x7 convolution without bias (CBAM: Woo et al., ECCV 2018, equation 3), or from the
/// maximum only (FEANet: Deng et al., IROS 2021).
///
/// Input (N, C, H, W), output (N, C, H, W): the input times the weights.
public final class SpatialAttention extends ArrayBlock {
  private final boolean withMean;
  private final Convolution conv;

  /// In the form of CBAM, for any number of channels.
  public SpatialAttention() {
    this(AttentionForm.MEAN_AND_MAX);
  }

  /// In either form, for any number of channels.
  ///
  /// @param form what it looks at, not `NONE`
  public SpatialAttention(AttentionForm form) {
    withMean = form == AttentionForm.MEAN_AND_MAX;
    conv = addChildBlock("conv", Convolutions.conv(1, 7, 1));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.head();
    return x.mul(weights(pass, x));
  }

  /// The weights alone.
  ///
  /// @param x (N, C, H, W), not modified
  /// @return (N, 1, H, W) in (0, 1)
  NDArray weights(Pass pass, NDArray x) {
    int[] channels = {1};
    NDArray max = x.max(channels, true);
    NDArray pooled = withMean ? x.mean(channels, true).concat(max, 1) : max;
    return Activation.sigmoid(pass.apply(conv, pooled));
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return inputs[0];
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    Shape x = inputs[0];
    children.initialize(conv, new Shape(x.get(0), withMean ? 2 : 1, x.get(2), x.get(3)));
  }
}
