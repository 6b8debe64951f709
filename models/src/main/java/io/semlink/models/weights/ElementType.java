package io.semlink.models.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// How a file holds a number, always little-endian. In memory every number is a 32-bit float.
public enum ElementType {
  /// IEEE 754 binary32: kept bit for bit.
  F32(4, "<f4"),
  /// IEEE 754 binary16: 11 significant bits, largest value 65504. Read exactly; written rounded to
  /// the nearest value, ties to even.
  F16(2, "<f2"),
  /// The upper half of a binary32. Read exactly, never written; NumPy has none.
  BF16(2, ""),
  /// IEEE 754 binary64: rounded to the nearest binary32 when read, never written.
  F64(8, "<f8"),
  /// Signed 64-bit integers: counters such as `num_batches_tracked`; never weights.
  I64(8, "<i8");

  private final int numBytes;
  private final String numpyName;

  ElementType(int numBytes, String numpyName) {
    this.numBytes = numBytes;
    this.numpyName = numpyName;
  }

  /// Bytes of one number.
  int numBytes() {
    return numBytes;
  }

  /// NumPy's `descr` of the type.
  String numpyName() {
    return numpyName;
  }

  /// The type of a `dtype` in a safetensors header.
  static Optional<ElementType> ofSafetensors(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /// The type of a `descr` in a header of NumPy.
  static Optional<ElementType> ofNumpy(String descr) {
    return Arrays.stream(values())
        .filter(type -> !descr.isEmpty() && type.numpyName.equals(descr))
        .findFirst();
  }

  /// Reads numbers from the buffer's position on.
  ///
  /// @param from little-endian buffer, advanced
  /// @param to takes the numbers from index 0 on
  /// @param count how many
  /// @throws IllegalStateException if this is I64
  void decode(ByteBuffer from, float[] to, int count) {
    switch (this) {
      case F32 -> {
        from.asFloatBuffer().get(to, 0, count);
        from.position(from.position() + count * numBytes);
      }
      case F16 -> {
        for (int i = 0; i < count; i++) {
          to[i] = Float.float16ToFloat(from.getShort());
        }
      }
      case BF16 -> {
        for (int i = 0; i < count; i++) {
          to[i] = Float.intBitsToFloat(from.getShort() << Short.SIZE);
        }
      }
      case F64 -> {
        for (int i = 0; i < count; i++) {
          to[i] = (float) from.getDouble();
        }
      }
      case I64 -> throw new IllegalStateException("whole numbers are no weights");
    }
  }

  /// Writes numbers at the buffer's position.
  ///
  /// @param values not modified
  /// @param start index of the first number
  /// @param count how many
  /// @param to little-endian buffer, advanced
  /// @throws IllegalArgumentException if a finite number is too large for F16, or the type is only
  ///   read
  void encode(float[] values, int start, int count, ByteBuffer to) {
    switch (this) {
      case F32 -> {
        to.asFloatBuffer().put(values, start, count);
        to.position(to.position() + count * numBytes);
      }
      case F16 -> {
        for (int i = start; i < start + count; i++) {
          to.putShort(half(values[i]));
        }
      }
      case BF16, F64, I64 -> throw new IllegalArgumentException(name() + " is only read");
    }
  }

  private static short half(float value) {
    short half = Float.floatToFloat16(value);
    if (Float.isFinite(value) && Float.isInfinite(Float.float16ToFloat(half))) {
      throw new IllegalArgumentException(
          "the value %s is too large for half precision (at most 65504)".formatted(value));
    }
    return half;
  }
}
