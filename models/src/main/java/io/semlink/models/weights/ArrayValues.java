package io.semlink.models.weights;

import ai.djl.ndarray.NDArray;

/// Overwrites the values of arrays in place.
public final class ArrayValues {
  private ArrayValues() {}

  /// Sets all values of an array; whether it asks for a gradient stays as it is.
  ///
  /// Differs from {@link NDArray#set} in that the native library prints no deprecation warning. The
  /// old values must be finite, because they are subtracted from themselves.
  ///
  /// @param target modified
  /// @param values row-major, as many as the array has, not modified
  public static void write(NDArray target, float[] values) {
    boolean gradient = target.hasGradient();
    target.setRequiresGradient(false);
    try (NDArray source = target.getManager().create(values, target.getShape())) {
      target.subi(target);
      target.addi(source);
    }
    if (gradient) {
      target.setRequiresGradient(true);
    }
  }
}
