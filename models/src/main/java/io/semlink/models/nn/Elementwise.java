package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.function.UnaryOperator;

/// A function of each element. DJL's own block for functions finds its output's shape by running on
/// an array of zeros, which takes much time and memory where maps are large.
///
/// Input and output of any shape.
final class Elementwise extends ArrayBlock {
  private final UnaryOperator<NDArray> function;

  /// For a function that keeps the shape.
  Elementwise(UnaryOperator<NDArray> function) {
    this.function = function;
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    return function.apply(inputs.head());
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return inputs[0];
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {}
}
