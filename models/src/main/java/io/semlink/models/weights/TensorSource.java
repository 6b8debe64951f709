package io.semlink.models.weights;

import java.util.List;

/// A tensor whose values are in memory or are fetched from a file each time they are asked for.
public interface TensorSource {
  /// Values of a chunk, at most.
  int CHUNK = 1 << 16;

  /// Sizes of the dimensions, slowest first; empty for a single number.
  List<Long> shape();

  /// How the numbers are held where they are.
  default ElementType type() {
    return ElementType.F32;
  }

  /// All values, row-major; must not be modified.
  ///
  /// @throws io.semlink.simulator.link.BadWeightsException if the file cannot be read
  float[] values();

  /// Hands over the values part by part, in order, so that few are in memory at a time.
  ///
  /// @throws io.semlink.simulator.link.BadWeightsException if the file cannot be read
  default void forEachChunk(Chunk chunk) {
    float[] values = values();
    for (int start = 0; start < values.length; start += CHUNK) {
      chunk.accept(start, values, start, Math.min(CHUNK, values.length - start));
    }
  }

  /// Takes a part of the values.
  @FunctionalInterface
  interface Chunk {
    /// Takes values from start to start + count - 1 of an array.
    ///
    /// @param position index of the first of them in the whole tensor
    /// @param values array that holds them, only lent, must not be modified
    /// @param start index in the array
    /// @param count how many, at most {@link #CHUNK}
    void accept(int position, float[] values, int start, int count);
  }

  /// Product of a shape.
  ///
  /// @throws ArithmeticException if it exceeds an int or a size is negative
  static int numValues(List<Long> shape) {
    long product = 1;
    for (long size : shape) {
      if (size < 0) {
        throw new ArithmeticException("a size is negative");
      }
      product = Math.multiplyExact(product, size);
    }
    return Math.toIntExact(product);
  }
}
