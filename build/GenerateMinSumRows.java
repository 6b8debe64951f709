import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the unrolled rows of the vector min-sum kernel to standard output: `java
/// build/GenerateMinSumRows.java > simulator/.../kernels/UnrolledMinSumRows.java`, then the
/// formatter.
class GenerateMinSumRows {
  private static final int MIN_DEGREE = 2;
  private static final int MAX_DEGREE = 10;

  void main() {
    IO.println(HEAD);
    IntStream.rangeClosed(MIN_DEGREE, MAX_DEGREE).forEach(this::row);
    IO.println("}");
  }

  private void row(int degree) {
    IO.println(
        """

        static void row%1$d(byte[] arena, MinSumLayer layer, byte offset) {
          int[] sources = layer.sources();
          int[] targets = layer.targets();
        %2$s
          int message = layer.messages();
          int constant = layer.constant();
          int parity = layer.parity();
          for (int i = 0, lane = 0; i < sources.length; i += %1$d) {
            for (int part = 0; part < LANES; part += STEP, lane += STEP) {
        %3$s
              ByteVector least = b0.lanewise(UMIN, b1);
              ByteVector second = b0.lanewise(UMAX, b1);
              ByteVector signs = t0.lanewise(XOR, t1);
        %4$s
              if (constant >= 0) {
                ByteVector t = ByteVector.fromArray(SPECIES, arena, constant + lane);
                ByteVector b = t.lanewise(ABS);
                second = second.lanewise(UMIN, least.lanewise(UMAX, b));
                least = least.lanewise(UMIN, b);
                signs = signs.lanewise(XOR, t);
              }
              if (parity >= 0) {
                ByteVector.fromArray(SPECIES, arena, parity + lane)
                    .lanewise(OR, signs)
                    .intoArray(arena, parity + lane);
              }
              ByteVector one = least.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
              ByteVector two = second.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
              ByteVector x;
        %5$s
              message += STEP;
            }
            message += %6$d * LANES;
          }
          int period = layer.period();
          for (int part = 0; part < LANES; part += STEP) {
        %7$s
          }
        }
        """
            .formatted(
                degree,
                edges(0, degree, e -> "int target%1$d = targets[%1$d];".formatted(e)),
                edges(0, degree, GenerateMinSumRows::gather),
                edges(2, degree, GenerateMinSumRows::reduce),
                edges(0, degree, GenerateMinSumRows::spread),
                degree - 1,
                edges(0, degree, GenerateMinSumRows::mirror)));
  }

  private static String edges(int from, int degree, IntFunction<String> code) {
    return IntStream.range(from, degree).mapToObj(code).collect(Collectors.joining("\n"));
  }

  private static String gather(int edge) {
    return """
    ByteVector t%1$d = ByteVector.fromArray(SPECIES, arena, sources[i + %1$d] + part)
        .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + %1$d * LANES));
    ByteVector b%1$d = t%1$d.lanewise(ABS);\
    """
        .formatted(edge);
  }

  private static String reduce(int edge) {
    return """
    second = second.lanewise(UMIN, least.lanewise(UMAX, b%1$d));
    least = least.lanewise(UMIN, b%1$d);
    signs = signs.lanewise(XOR, t%1$d);\
    """
        .formatted(edge);
  }

  private static String spread(int edge) {
    return """
    x = one.blend(two, b%1$d.eq(least));
    x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t%1$d).lt((byte) 0));
    x.intoArray(arena, message + %1$d * LANES);
    t%1$d.lanewise(SADD, x).intoArray(arena, target%1$d + lane);\
    """
        .formatted(edge);
  }

  private static String mirror(int edge) {
    return """
    ByteVector.fromArray(SPECIES, arena, target%1$d + part)
        .intoArray(arena, target%1$d + period + part);\
    """
        .formatted(edge);
  }

  private static final String HEAD =
      """
      package io.semlink.simulator.kernels;

      import static io.semlink.simulator.kernels.MinSumKernel.LANES;
      import static jdk.incubator.vector.VectorOperators.ABS;
      import static jdk.incubator.vector.VectorOperators.OR;
      import static jdk.incubator.vector.VectorOperators.SADD;
      import static jdk.incubator.vector.VectorOperators.SSUB;
      import static jdk.incubator.vector.VectorOperators.SUSUB;
      import static jdk.incubator.vector.VectorOperators.UMAX;
      import static jdk.incubator.vector.VectorOperators.UMIN;
      import static jdk.incubator.vector.VectorOperators.XOR;

      import jdk.incubator.vector.ByteVector;
      import jdk.incubator.vector.VectorSpecies;

      /// Rows of %d to %d edges with messages, unrolled, so that all of a chunk's extrinsic LLRs
      /// stay in registers. Written by build/GenerateMinSumRows.java; longer than other files for
      /// that reason.
      final class UnrolledMinSumRows {
        private static final VectorSpecies<Byte> SPECIES = VectorMinSumKernel.SPECIES;
        private static final int STEP = SPECIES.length();
        private static final ByteVector ZERO = ByteVector.zero(SPECIES);
        private static final byte MAX = (byte) MinSumKernel.MAX_MESSAGE;

        private UnrolledMinSumRows() {}
      """
          .formatted(MIN_DEGREE, MAX_DEGREE);
}
