package io.semlink.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BitKernelTest {
  private static final int[] LENGTHS = {0, 1, 7, 8, 9, 52, 63, 64, 65, 127, 130, 384, 1001};

  private static IntStream lengths() {
    return Arrays.stream(LENGTHS);
  }

  private static Stream<BitKernel> kernels() {
    return Stream.of(new ScalarBits(), new VectorBits());
  }

  /// Bits of a multiplicative sequence: no period in sight.
  private static byte[] bits(int length) {
    byte[] bits = new byte[length];
    for (int i = 0; i < length; i++) {
      bits[i] = (byte) (((i + 1) * 0x9E3779B9) >>> 31);
    }
    return bits;
  }

  private static float[] llr(int length) {
    float[] noise = new float[length];
    int[] state = new int[4 * NoiseKernel.LANES];
    Arrays.setAll(state, i -> 0x9E3779B9 * (i + 1));
    new ScalarNoise().addNoise(state, 1, noise);
    return noise;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void negativeLlrsAreOnes(BitKernel kernel) {
    for (int length : LENGTHS) {
      float[] llr = llr(length);
      byte[] decided = new byte[length + 3];
      assertThat(kernel.decide(llr, decided, 3, length)).isTrue();
      byte[] expected = new byte[length + 3];
      for (int i = 0; i < length; i++) {
        expected[3 + i] = (byte) (llr[i] < 0 ? 1 : 0);
      }
      assertThat(decided).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void oneUndecidedBitIsSeenAnywhere(BitKernel kernel) {
    for (int place = 0; place < 200; place++) {
      float[] llr = llr(200);
      llr[place] = place % 2 == 0 ? 0f : -0f;
      byte[] decided = new byte[200];
      assertThat(kernel.decide(llr, decided, 0, 200)).isFalse();
      assertThat(decided[place]).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void differencesAreCounted(BitKernel kernel) {
    for (int length : LENGTHS) {
      float[] llr = llr(length);
      byte[] sent = new byte[length];
      kernel.decide(llr, sent, 0, length);
      assertThat(kernel.countErrors(sent, llr)).isZero();
      for (int i = 0; i < length; i += 3) {
        sent[i] ^= 1;
      }
      assertThat(kernel.countErrors(sent, llr)).isEqualTo((length + 2) / 3);
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void vectorsAddLikeScalars(int length) {
    byte[] columns = bits(3 * length + 100);
    for (int[] offsets : new int[][] {{0}, {3, 77}, {1, 2 * length, 50, 99}}) {
      byte[] sum = new byte[length + 5];
      byte[] same = new byte[length + 5];
      new ScalarBits().sum(columns, offsets, sum, 2, length);
      new VectorBits().sum(columns, offsets, same, 2, length);
      assertThat(same).containsExactly(sum);
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void packedBitsAreThoseOneByOne(int length) {
    byte[] bits = bits(length + 5);
    long[] words = new long[(length + 63) / 64];
    Octets.pack(bits, 5, length, words);
    for (int i = 0; i < length; i++) {
      assertThat((words[i / 64] >>> (i % 64)) & 1).isEqualTo(bits[5 + i]);
    }
    byte[] back = new byte[length];
    Octets.unpack(words, length, back);
    assertThat(back).containsExactly(Arrays.copyOfRange(bits, 5, 5 + length));
  }

  /// Long division, bit by bit.
  @ParameterizedTest
  @MethodSource("lengths")
  void remaindersAreThoseOfLongDivision(int length) {
    byte[] bits = bits(length + 3);
    for (int[] generator :
        new int[][] {{24, 0x864CFB}, {24, 0x800063}, {16, 0x1021}, {11, 0x621}}) {
      int degree = generator[0];
      long register = 0;
      for (int i = 0; i < length + degree; i++) {
        register = (register << 1) | (i < length ? bits[3 + i] : 0);
        if ((register >>> degree) != 0) {
          register ^= (1L << degree) | generator[1];
        }
      }
      CrcTables tables = new CrcTables(degree, generator[1]);
      assertThat((long) tables.remainder(bits, 3, 3 + length)).isEqualTo(register);
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void labelsChooseThePoints(int numSymbols) {
    for (int order = 1; order <= 10; order++) {
      float[] points = new float[2 << order];
      for (int i = 0; i < points.length; i++) {
        points[i] = i;
      }
      byte[] bits = bits(order * numSymbols);
      float[] symbols = new float[2 * numSymbols];
      new SymbolTable(order, points).map(bits, symbols);
      for (int s = 0; s < numSymbols; s++) {
        int label = 0;
        for (int b = 0; b < order; b++) {
          label = 2 * label + bits[s * order + b];
        }
        assertThat(symbols[2 * s]).isEqualTo(2 * label);
        assertThat(symbols[2 * s + 1]).isEqualTo(2 * label + 1);
      }
    }
  }
}
