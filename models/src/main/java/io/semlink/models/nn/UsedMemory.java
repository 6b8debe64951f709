package io.semlink.models.nn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/// Native memory as a process that has worked for a while has it: given back, with values in it.
/// What a computation finds there must not matter; whoever wants to know fills it and computes.
public final class UsedMemory {
  /// Arrays of up to so many numbers are reused by the allocator and not returned to the system: as
  /// large as the largest activations of a batch.
  private static final int LARGEST = 1 << 20;

  private static final int ROUNDS = 4;

  private UsedMemory() {}

  /// Fills memory and gives it back, in blocks of many sizes, so that whatever is allocated next by
  /// this thread meets the value.
  ///
  /// @param manager gives the memory
  /// @param value what is left behind, such as NaN
  public static void fill(NDManager manager, float value) {
    for (int round = 0; round < ROUNDS; round++) {
      try (NDManager passing = manager.newSubManager()) {
        for (int length = 16; length <= LARGEST; length += length / 2) {
          passing.full(new Shape(length), value);
        }
      }
    }
  }
}
