package io.semlink.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DemapKernelTest {
  private static final float UNIT = 0.15f;

  private static IntStream axisBits() {
    return IntStream.rangeClosed(1, DemapKernel.MAX_AXIS_BITS);
  }

  /// Levels by label: (1-2b0) [2^(m-1) - (1-2b1) [2^(m-2) - ...]], TS 38.211, clause 5.1.
  private static double level(int label, int numBits) {
    double inner = 0;
    for (int bit = numBits - 1; bit >= 0; bit--) {
      int sign = 1 - 2 * (label >> (numBits - 1 - bit) & 1);
      inner = sign * ((1 << (numBits - 1 - bit)) - inner);
    }
    return inner * UNIT;
  }

  /// Squared distance to the nearest level with bit 1 less that with bit 0.
  private static double search(double y, int numBits, int bit) {
    double[] nearest = {Double.MAX_VALUE, Double.MAX_VALUE};
    for (int label = 0; label < 1 << numBits; label++) {
      int value = label >> (numBits - 1 - bit) & 1;
      nearest[value] = Math.min(nearest[value], Math.pow(y - level(label, numBits), 2));
    }
    return nearest[1] - nearest[0];
  }

  /// Amplitudes on a fine grid from far below the lowest level to far above the highest one, break
  /// points and levels included.
  private static float[] sweep(int numSymbols) {
    float[] symbols = new float[2 * numSymbols];
    for (int s = 0; s < numSymbols; s++) {
      symbols[2 * s] = (s - numSymbols / 2) * (80 * UNIT / numSymbols);
      symbols[2 * s + 1] = -symbols[2 * s] * 0.37f;
    }
    return symbols;
  }

  private static float[] rising(int length) {
    float[] noisePower = new float[length];
    for (int s = 0; s < length; s++) {
      noisePower[s] = 0.05f + 0.001f * s;
    }
    return noisePower;
  }

  private static Stream<DemapKernel> kernels() {
    return Stream.of(new ScalarDemap(), new VectorDemap());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void equalsTheSearchOverAllLevels(DemapKernel kernel) {
    float[] symbols = sweep(1601);
    float[] noisePower = rising(1601);
    axisBits()
        .forEach(numBits -> {
          float[] llr = new float[symbols.length * numBits];
          kernel.demap(new GrayAxis(numBits, UNIT), symbols, noisePower, llr);
          for (int i = 0; i < llr.length; i++) {
            int symbol = i / (2 * numBits);
            int place = i % (2 * numBits);
            double y = symbols[2 * symbol + place % 2];
            double expected = search(y, numBits, place / 2) / noisePower[symbol];
            double error = 2e-6 * Math.max(UNIT * UNIT / noisePower[symbol], Math.abs(expected));
            assertThat((double) llr[i]).isCloseTo(expected, within(16 * error));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void sameBitOnBothAxesAdds(DemapKernel kernel) {
    float[] symbols = sweep(203);
    float[] llr = new float[203];
    kernel.demapSameBit(new GrayAxis(1, UNIT), symbols, new float[] {0.5f}, llr);
    for (int s = 0; s < llr.length; s++) {
      double expected = 4.0 * UNIT * (symbols[2 * s] + symbols[2 * s + 1]) / 0.5;
      assertThat((double) llr[s]).isCloseTo(expected, within(1e-5 * Math.abs(expected) + 1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("axisBits")
  void vectorsGiveTheScalarBits(int numBits) {
    GrayAxis axis = new GrayAxis(numBits, UNIT);
    for (int numSymbols : new int[] {0, 1, 3, 7, 8, 9, 16, 17, 31, 33, 100, 1023, 1040, 2081}) {
      float[] symbols = sweep(numSymbols);
      float[] each = rising(numSymbols);
      for (float[] noisePower : new float[][] {each, {0.2f}}) {
        float[] llr = new float[2 * numSymbols * numBits];
        float[] same = new float[llr.length];
        new ScalarDemap().demap(axis, symbols, noisePower, llr);
        new VectorDemap().demap(axis, symbols, noisePower, same);
        assertThat(same).as("%d symbols", numSymbols).containsExactly(llr);
        float[] oneBit = new float[numSymbols];
        float[] sameBit = new float[numSymbols];
        new ScalarDemap().demapSameBit(axis, symbols, noisePower, oneBit);
        new VectorDemap().demapSameBit(axis, symbols, noisePower, sameBit);
        assertThat(sameBit).as("%d symbols", numSymbols).containsExactly(oneBit);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void infiniteAmplitudesAreCertain(DemapKernel kernel) {
    float[] symbols = new float[64];
    Arrays.fill(symbols, Float.NEGATIVE_INFINITY);
    float[] llr = new float[128];
    kernel.demap(new GrayAxis(2, UNIT), symbols, new float[] {0.1f}, llr);
    assertThat(llr).containsOnly(Float.NEGATIVE_INFINITY);
  }
}
