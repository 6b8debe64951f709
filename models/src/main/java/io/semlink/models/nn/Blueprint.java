package io.semlink.models.nn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.initializer.Initializer;

/// Networks whose parameters have shapes but take no memory.
public final class Blueprint {
  /// One value that passes for a whole array.
  private static final Initializer ONE_VALUE =
      (manager, shape, type) -> manager.zeros(new Shape(1), type).broadcast(shape);

  private Blueprint() {}

  /// Initialises a network so that names, types and shapes of its parameters are known. It cannot
  /// run and its values must not be written.
  ///
  /// @param network a new network, modified
  /// @param manager owner of one value a parameter
  /// @param inputs shapes of its inputs, batch size first
  public static void draw(Block network, NDManager manager, Shape... inputs) {
    network.setInitializer(ONE_VALUE, parameter -> true);
    network.initialize(manager, DataType.FLOAT32, inputs);
  }
}
