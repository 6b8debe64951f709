package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.semlink.models.nn.ArrayBlock;
import io.semlink.models.nn.Pass;

/// The receiver's network.
///
/// Input (N, planes, h, w): u = 2 P(bit = 1) - 1 in [-1, 1], 0 for planes that were not sent and
/// bits that were lost. Output (N, 9, H, W): logits of the classes.
final class PromscDecoder extends ArrayBlock {
  private final Block layers;

  PromscDecoder(PromscConfig config) {
    layers = addChildBlock("layers", config.head().newBlock());
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    return pass.apply(layers, inputs.head());
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return layers.getOutputShapes(inputs)[0];
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(layers, inputs);
  }
}
