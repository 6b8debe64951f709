package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;

/// Channel attention of CBAM (Woo et al., ECCV 2018, equation 2): a weight in (0, 1) a channel from
/// its mean and its maximum, through one shared two-layer perceptron without biases.
///
/// Input (N, C, H, W), output (N, C, H, W): the input times the weights.
public final class ChannelAttention extends ArrayBlock {
  private final Linear reduce;
  private final Linear expand;

  /// For a number of channels.
  ///
  /// @param channels C
  /// @param reduction C / reduction hidden units, at least 4
  public ChannelAttention(int channels, int reduction) {
    int hidden = Math.max(4, channels / reduction);
    reduce = addChildBlock("reduce", Linear.builder().setUnits(hidden).optBias(false).build());
    expand = addChildBlock("expand", Linear.builder().setUnits(channels).optBias(false).build());
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.head();
    Shape s = x.getShape();
    NDArray flat = x.reshape(s.get(0), s.get(1), s.get(2) * s.get(3));
    NDArray logits =
        perceptron(pass, flat.mean(new int[] {2})).add(perceptron(pass, flat.max(new int[] {2})));
    return x.mul(Activation.sigmoid(logits).reshape(s.get(0), s.get(1), 1, 1));
  }

  private NDArray perceptron(Pass pass, NDArray pooled) {
    return pass.apply(expand, Activation.relu(pass.apply(reduce, pooled)));
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return inputs[0];
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    Shape pooled = inputs[0].slice(0, 2);
    children.initialize(expand, children.initialize(reduce, pooled));
  }
}
