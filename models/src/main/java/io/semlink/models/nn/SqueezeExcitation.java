package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;

/// Squeeze-and-excitation with a second look (after Hu et al., CVPR 2018): the channel weights of
/// the first input are computed from the global means of both inputs.
///
/// Inputs: x (N, c, H, W) and the earlier map (N, e, H, W). Output (N, c, H, W): x times c weights
/// in (0, 1). Hidden units (c + e) / 16, at least 8.
public final class SqueezeExcitation extends ArrayBlock {
  private final Linear reduce;
  private final Linear expand;

  /// For a number of channels.
  ///
  /// @param channels c
  /// @param earlierChannels e
  public SqueezeExcitation(int channels, int earlierChannels) {
    int hidden = Math.max(8, (channels + earlierChannels) / 16);
    reduce = addChildBlock("reduce", Linear.builder().setUnits(hidden).build());
    expand = addChildBlock("expand", Linear.builder().setUnits(channels).build());
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.get(0);
    NDArray pooled = mean(x).concat(mean(inputs.get(1)), 1);
    NDArray weights =
        Activation.sigmoid(pass.apply(expand, Activation.relu(pass.apply(reduce, pooled))));
    return x.mul(weights.reshape(weights.getShape().get(0), weights.getShape().get(1), 1, 1));
  }

  private static NDArray mean(NDArray x) {
    Shape s = x.getShape();
    return x.reshape(s.get(0), s.get(1), s.get(2) * s.get(3)).mean(new int[] {2});
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return inputs[0];
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    Shape pooled = new Shape(inputs[0].get(0), inputs[0].get(1) + inputs[1].get(1));
    children.initialize(expand, children.initialize(reduce, pooled));
  }
}
