package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;

/// Multiplication by a constant that is safe under differentiation.
///
/// `NDArray.mul(Number)` puts the number into Java memory and lets go of it at once, but PyTorch
/// keeps the address for the backward pass: after a garbage collection gradients are multiplied by
/// whatever lies there then.
public final class Scaling {
  private Scaling() {}

  /// Product with a constant, which lives as long as the array's manager.
  ///
  /// @param x any shape, not modified
  /// @param factor the constant
  public static NDArray times(NDArray x, float factor) {
    return x.mul(x.getManager().create(factor));
  }
}
