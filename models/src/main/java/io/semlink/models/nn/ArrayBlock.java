package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/// A block with one output array. Subclasses say what they compute, of which shape, and which
/// shapes their children meet.
public abstract class ArrayBlock extends AbstractBlock {

  /// Computes the output, attached to the manager of the first input.
  ///
  /// @param pass the pass this is part of
  /// @param inputs the arrays, not modified
  protected abstract NDArray compute(Pass pass, NDList inputs);

  /// Shape of the output.
  ///
  /// @param inputs shapes of the inputs
  protected abstract Shape outputShape(Shape[] inputs);

  /// Initialises the children.
  ///
  /// @param children gives a child its shapes
  /// @param inputs shapes of the inputs of this block
  protected abstract void initializeChildren(ChildInitializer children, Shape[] inputs);

  /// Gives a child block the shapes that it will meet.
  @FunctionalInterface
  public interface ChildInitializer {
    /// Initialises a child and says what comes out of it.
    ///
    /// @param child the block
    /// @param inputs shapes of its inputs
    /// @return shape of its first output
    Shape initialize(ai.djl.nn.Block child, Shape... inputs);
  }

  @Override
  protected final NDList forwardInternal(
      ParameterStore parameterStore,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    Pass pass = new Pass(parameterStore, training);
    return new NDList(training ? compute(pass, inputs) : computeApart(pass, inputs));
  }

  /// Computes in memory of its own, which is given back at once, so that a deep network does not
  /// hold the arrays of all its blocks. If a graph is recorded it needs them: then they live as
  /// long as the manager of the first input.
  private NDArray computeApart(Pass pass, NDList inputs) {
    NDManager owner = inputs.head().getManager();
    NDManager apart = owner.newSubManager();
    NDList aliases = new NDList();
    for (NDArray input : inputs) {
      NDArray alias = input.reshape(input.getShape());
      alias.attach(apart);
      aliases.add(alias);
    }
    NDArray output = compute(pass, aliases);
    output.attach(owner);
    if (!output.hasGradient()) {
      apart.close();
    }
    return output;
  }

  @Override
  public final Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {outputShape(inputShapes)};
  }

  @Override
  protected final void initializeChildBlocks(
      NDManager manager, DataType dataType, Shape... inputShapes) {
    initializeChildren(
        (child, inputs) -> {
          child.initialize(manager, dataType, inputs);
          return child.getOutputShapes(inputs)[0];
        },
        inputShapes);
  }
}
