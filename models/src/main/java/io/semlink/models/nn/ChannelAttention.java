package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;

/// Channel attention: a weight in (0, 1) a channel from its mean and its maximum, through one
/// shared two-layer perceptron without biases (CBAM: Woo et al., ECCV 2018, equation 2), or from
/// its maximum only (FEANet: Deng et al., IROS 2021).
///
/// Input (N, C, H, W), output (N, C, H, W): the input times the weights.
public final class ChannelAttention extends ArrayBlock implements OwnWork {
  private final boolean withMean;
  private final Linear reduce;
  private final Linear expand;

  /// In the form of CBAM.
  ///
  /// @param channels C
  /// @param reduction C / reduction hidden units, at least 4
  public ChannelAttention(int channels, int reduction) {
    this(channels, reduction, AttentionForm.MEAN_AND_MAX);
  }

  /// In either form, which has no influence on the parameters.
  ///
  /// @param channels C
  /// @param reduction C / reduction hidden units, at least 4
  /// @param form what it looks at, not `NONE`
  public ChannelAttention(int channels, int reduction, AttentionForm form) {
    withMean = form == AttentionForm.MEAN_AND_MAX;
    int hidden = Math.max(4, channels / reduction);
    reduce = addChildBlock("reduce", Linear.builder().setUnits(hidden).optBias(false).build());
    expand = addChildBlock("expand", Linear.builder().setUnits(channels).optBias(false).build());
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.head();
    Shape s = x.getShape();
    NDArray flat = x.reshape(s.get(0), s.get(1), s.get(2) * s.get(3));
    NDArray ofMax = perceptron(pass, flat.max(new int[] {2}));
    NDArray logits = withMean ? perceptron(pass, flat.mean(new int[] {2})).add(ofMax) : ofMax;
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

  /// The perceptron runs twice where it looks at two things.
  @Override
  public Complexity ownWork(Shape[] inputs) {
    Complexity once = Complexity.of(reduce).plus(Complexity.of(expand));
    return withMean
        ? new Complexity(0, once.multiplyAdds(), once.thopOperations())
        : new Complexity(0, 0, 0);
  }
}
