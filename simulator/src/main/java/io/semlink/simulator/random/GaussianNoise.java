package io.semlink.simulator.random;

import io.semlink.simulator.kernels.Kernels;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/// Bulk standard normal noise: the generator of {@link Kernels#addNoise}, xoshiro128++ in 16 fixed
/// logical lanes, seeded by Philox from the key. Whatever the machine, the same bits.
public final class GaussianNoise {
  private static final int LANES = 16;

  private GaussianNoise() {}

  /// Independent standard normal values, the same for the same key; a shorter array holds the first
  /// values of a longer one.
  ///
  /// @param key names the stream
  /// @param length how many values
  /// @return new array
  public static float[] draw(StreamKey key, int length) {
    float[] values = new float[length];
    // The only number that leaves every other one as it is, 0 included.
    Arrays.fill(values, -0f);
    add(key, 1, values);
    return values;
  }

  /// Adds the values of {@link #draw}, scaled, in place: one rounding a value.
  ///
  /// @param key names the stream
  /// @param deviation standard deviation
  /// @param values receives the sum
  public static void add(StreamKey key, float deviation, float[] values) {
    Kernels.addNoise(state(key.generator()), deviation, values);
  }

  private static int[] state(UniformRandomProvider seeds) {
    int[] state = new int[4 * LANES];
    for (int lane = 0; lane < LANES; lane++) {
      for (int word = 0; word < 4; word++) {
        state[word * LANES + lane] = seeds.nextInt();
      }
      // An all-zero state would stay zero for ever.
      state[3 * LANES + lane] |= 1;
    }
    return state;
  }
}
