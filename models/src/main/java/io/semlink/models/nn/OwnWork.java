package io.semlink.models.nn;

import ai.djl.ndarray.types.Shape;

/// A block that does more than run each of its layers once.
interface OwnWork {
  /// What comes on top of the block's layers; 0 parameters.
  ///
  /// @param inputs shapes of the inputs
  Complexity ownWork(Shape[] inputs);
}
