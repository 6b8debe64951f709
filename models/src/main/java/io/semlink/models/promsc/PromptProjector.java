package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import io.semlink.models.nn.ArrayBlock;
import io.semlink.models.nn.Pass;

/// Projector of the prompt pre-training: 512 hidden units, ReLU, 256 outputs. It is dropped when
/// the second stage begins.
///
/// Input (N, 2C), the means of the two maps of a trunk; output (N, 256).
public final class PromptProjector extends ArrayBlock {
  private static final int HIDDEN = 512;
  private static final int OUTPUT = 256;
  private final Linear hidden;
  private final Linear output;

  /// For any number of channels.
  public PromptProjector() {
    hidden = addChildBlock("hidden", Linear.builder().setUnits(HIDDEN).build());
    output = addChildBlock("output", Linear.builder().setUnits(OUTPUT).build());
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    return pass.apply(output, Activation.relu(pass.apply(hidden, inputs.head())));
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return new Shape(inputs[0].get(0), OUTPUT);
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(output, children.initialize(hidden, inputs));
  }
}
