package io.semlink.models.weights;

import java.util.List;

/// An array of 32-bit floats with a shape, in memory, outside of any engine.
///
/// @param shape sizes of the dimensions, slowest first
/// @param values row-major values, length = product of the shape; shared, must not be modified
public record Tensor(List<Long> shape, float[] values) implements TensorSource {
  /// @throws IllegalArgumentException if the values do not fill the shape
  public Tensor {
    shape = List.copyOf(shape);
    if (shape.stream().reduce(1L, Math::multiplyExact) != values.length) {
      throw new IllegalArgumentException(
          "%s values do not fill the shape %s".formatted(values.length, shape));
    }
  }
}
