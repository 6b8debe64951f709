package io.semlink.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

final class NoiseKernelTest {
  /// Against the generator of Commons RNG, seen through radius and angle.
  @Test
  void generatorIsXoshiro128PlusPlus() {
    UniformRandomProvider reference = RandomSource.XO_SHI_RO_128_PP.create(new int[] {1, 2, 3, 4});
    float[] values = new float[9 * NoiseKernel.BLOCK];
    Arrays.fill(values, -0f);
    new ScalarNoise().addNoise(state(1, 2, 3, 4), 1, values);
    for (int block = 0; block < 9; block++) {
      float cosine = values[block * NoiseKernel.BLOCK];
      float sine = values[block * NoiseKernel.BLOCK + NoiseKernel.LANES];
      double u = ((reference.nextInt() >>> 1) + 0.5) * 0x1p-31;
      assertThat(Math.hypot(cosine, sine)).isCloseTo(Math.sqrt(-2 * Math.log(u)), within(1e-5));
      double angle = reference.nextInt() * (Math.PI / 0x1p31);
      assertThat(Math.atan2(sine, cosine)).isCloseTo(angle, within(1e-6));
    }
  }

  private static int[] state(int... words) {
    int[] state = new int[4 * NoiseKernel.LANES];
    Arrays.setAll(state, i -> words[i / NoiseKernel.LANES]);
    return state;
  }

  @Test
  void polynomialsAreAccurate() {
    for (int i = 1; i < 100_000; i++) {
      float u = i * 1e-5f;
      assertThat((double) ScalarNoise.log(u))
          .isCloseTo(Math.log(u), within(1e-6 * Math.max(1, -Math.log(u))));
      int turn = i * 42949;
      double angle = turn * (Math.PI / 0x1p31);
      assertThat((double) ScalarNoise.sine(turn)).isCloseTo(Math.sin(angle), within(2e-7));
    }
  }

  @Test
  void logarithmIsNeverPositive() {
    assertThat(ScalarNoise.log(1)).isZero();
    for (float u = Math.nextDown(1f); u > 0.999f; u = Math.nextDown(u)) {
      assertThat(ScalarNoise.log(u)).isNegative();
    }
  }

  @Test
  void vectorsGiveTheScalarBits() {
    for (int length : new int[] {0, 1, 15, 16, 17, 31, 32, 33, 47, 64, 95, 1000, 4097}) {
      int[] state = new int[4 * NoiseKernel.LANES];
      Arrays.setAll(state, i -> 0x9E3779B9 * (i + 1 + length));
      int[] sameState = state.clone();
      float[] values = new float[length];
      for (int i = 0; i < length; i++) {
        values[i] = i % 7 - 3;
      }
      float[] sameValues = values.clone();
      new ScalarNoise().addNoise(state, 0.37f, values);
      new VectorNoise().addNoise(sameState, 0.37f, sameValues);
      assertThat(sameValues).as("%d values", length).containsExactly(values);
      assertThat(sameState).containsExactly(state);
    }
  }
}
