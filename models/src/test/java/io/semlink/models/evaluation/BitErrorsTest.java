package io.semlink.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import org.junit.jupiter.api.Test;

final class BitErrorsTest {
  private static final int BITS = 40_000;
  private static final Payload ZEROS = new Payload.Bits(BitBlock.pack(new byte[BITS]));

  private static boolean[] flipped(double rate, long seed, long frame) {
    float[] softBits = BitErrors.apply(ZEROS, rate, seed, frame).softBits();
    boolean[] flipped = new boolean[BITS];
    for (int i = 0; i < BITS; i++) {
      assertThat(Math.abs(softBits[i])).isEqualTo(1);
      flipped[i] = softBits[i] > 0;
    }
    return flipped;
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  /// Five standard deviations of a binomial count.
  @Test
  void flipsAsManyBitsAsTold() {
    for (double rate : new double[] {0.001, 0.05, 0.5}) {
      double deviation = Math.sqrt(BITS * rate * (1 - rate));
      assertThat((double) count(flipped(rate, 1, 7))).isCloseTo(BITS * rate, within(5 * deviation));
    }
    assertThat(BitErrors.apply(ZEROS, 0, 1, 7).softBits())
        .isEqualTo(ReceivedPayload.errorFree(ZEROS).softBits());
  }

  @Test
  void frameAndSeedNameTheErrorsAndRatesAreNested() {
    boolean[] few = flipped(0.05, 1, 7);
    boolean[] many = flipped(0.2, 1, 7);
    for (int i = 0; i < BITS; i++) {
      assertThat(!few[i] || many[i]).isTrue();
    }
    assertThat(flipped(0.05, 1, 7)).isEqualTo(few);
    assertThat(flipped(0.05, 1, 8)).isNotEqualTo(few);
    assertThat(flipped(0.05, 2, 7)).isNotEqualTo(few);
  }
}
