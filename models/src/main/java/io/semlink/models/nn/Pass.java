package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;

/// One forward pass through a network: where parameters come from and whether it is training.
///
/// @param parameters gives the value of a parameter on a device
/// @param training whether batch statistics are used (and running statistics updated)
public record Pass(ParameterStore parameters, boolean training) {

  /// Output of a block with one output. A sequence is run as a chain.
  ///
  /// @param block the block
  /// @param inputs its inputs, not modified
  public NDArray apply(Block block, NDArray... inputs) {
    if (block instanceof SequentialBlock sequence) {
      return chain(inputs[0], sequence.getChildren().values());
    }
    return block.forward(parameters, new NDList(inputs), training).singletonOrThrow();
  }

  /// Output of blocks that run one after the other. What only the next block needs is given back at
  /// once, unless a graph is recorded.
  ///
  /// @param input input of the first block, not modified
  /// @param blocks blocks with one input and one output
  public NDArray chain(NDArray input, Iterable<? extends Block> blocks) {
    NDArray x = input;
    for (Block block : blocks) {
      NDArray y = apply(block, x);
      if (x != input && x != y && !training && !y.hasGradient()) {
        x.close();
      }
      x = y;
    }
    return x;
  }

  /// Value of a parameter on the device of an array.
  ///
  /// @param parameter the parameter
  /// @param like the array that it will meet
  public NDArray value(Parameter parameter, NDArray like) {
    return parameters.getValue(parameter, like.getDevice(), training);
  }
}
