package io.semlink.models.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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

  /// Memory that values pass through on their way into arrays: one chunk, however many and large
  /// the arrays are.
  static ByteBuffer newPassage() {
    return ByteBuffer.allocateDirect(TensorSource.CHUNK * Float.BYTES)
        .order(ByteOrder.nativeOrder());
  }

  /// Sets all values of an array chunk by chunk, otherwise as {@link #write(NDArray, float[])}.
  ///
  /// @param target modified; contiguous, as parameters are
  /// @param source as many values as the array has
  /// @param passage from {@link #newPassage()}, overwritten
  static void write(NDArray target, TensorSource source, ByteBuffer passage) {
    boolean gradient = target.hasGradient();
    target.setRequiresGradient(false);
    try (NDArray flat = target.reshape(-1)) {
      source.forEachChunk((position, values, start, count) -> {
        passage.clear().limit(count * Float.BYTES);
        passage.asFloatBuffer().put(values, start, count);
        try (NDArray view = flat.get(new NDIndex("{}:{}", position, position + count));
            NDArray part =
                target.getManager().create(passage, new Shape(count), DataType.FLOAT32)) {
          view.subi(view);
          view.addi(part);
        }
      });
    }
    if (gradient) {
      target.setRequiresGradient(true);
    }
  }
}
