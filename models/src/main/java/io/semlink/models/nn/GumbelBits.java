package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/// Binary Gumbel-softmax with a straight-through estimator (Jang et al., ICLR 2017).
///
/// A bit has two logits; of softmax((logits + g) / tau) only the component of bit 1 matters, which
/// is the logistic function of (difference of logits + difference of two Gumbel values) / tau. The
/// difference of two standard Gumbel values is standard logistic, so one draw a bit is enough.
public final class GumbelBits {
  private GumbelBits() {}

  /// Hard bits forward, soft bits backward.
  ///
  /// @param difference logit of bit 1 minus logit of bit 0, any shape, not modified
  /// @param logistic standard logistic draws ln(v / (1 - v)), same shape, not modified
  /// @param temperature tau > 0
  /// @return exactly 0 or 1 each; the gradient is that of the soft bits
  public static NDArray sample(NDArray difference, NDArray logistic, double temperature) {
    NDArray soft =
        Activation.sigmoid(Scaling.times(difference.add(logistic), (float) (1 / temperature)));
    NDArray hard = soft.stopGradient().gt(0.5).toType(soft.getDataType(), false);
    // In this order, so that the value is the hard bit without a rounding error.
    return hard.add(soft.sub(soft.stopGradient()));
  }

  /// The most probable bits, for inference.
  ///
  /// @param difference logit of bit 1 minus logit of bit 0, any shape, not modified
  /// @return booleans, true for bit 1
  public static NDArray mostProbable(NDArray difference) {
    return difference.gt(0);
  }
}
