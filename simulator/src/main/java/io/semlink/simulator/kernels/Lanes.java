package io.semlink.simulator.kernels;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Widths of the vector provider: the machine's own, at most 512 bits, so that 16 logical lanes are
/// whole vectors.
final class Lanes {
  private static final VectorShape SHAPE =
      VectorShape.preferredShape().vectorBitSize() > 512
          ? VectorShape.S_512_BIT
          : VectorShape.preferredShape();

  static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, SHAPE);
  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SHAPE);
  static final VectorSpecies<Byte> BYTES = VectorSpecies.of(byte.class, SHAPE);

  private Lanes() {}
}
