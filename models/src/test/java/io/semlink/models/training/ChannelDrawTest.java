package io.semlink.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ChannelDrawTest {
  private static final PromscConfig TINY = PromscConfig.TINY;
  private static final int BITS = TINY.maxPlanes() * TINY.bitsPerPlane();
  private static final int DRAWS = 2000;

  private static float[] draw(long index, double impaired) {
    float[] factors = new float[BITS + 2];
    factors[0] = 7;
    factors[BITS + 1] = 7;
    ChannelDraw.fill(
        factors, 1, TINY, impaired, StreamKey.of(1, Purpose.TRAINING, index).generator());
    assertThat(factors[0]).isEqualTo(7);
    assertThat(factors[BITS + 1]).isEqualTo(7);
    return java.util.Arrays.copyOfRange(factors, 1, BITS + 1);
  }

  @Test
  void withoutImpairmentsOnlyWholePlanesAreAbsent() {
    TreeSet<Integer> sizes = new TreeSet<>();
    int notZero = 0;
    for (int i = 0; i < DRAWS; i++) {
      float[] factors = draw(i, 0);
      int sent = 0;
      while (sent < BITS && factors[sent] == 1) {
        sent++;
      }
      for (int b = sent; b < BITS; b++) {
        notZero += factors[b] == 0 ? 0 : 1;
      }
      assertThat(sent % TINY.bitsPerPlane()).isZero();
      sizes.add(sent / TINY.bitsPerPlane());
    }
    assertThat(notZero).isZero();
    assertThat(sizes).contains(8, 16, 33, 66, 128).hasSizeGreaterThan(80);
    assertThat(sizes.first()).isPositive();
  }

  @Test
  void everyKindOfImpairmentIsDrawn() {
    int flipped = 0;
    int soft = 0;
    int lost = 0;
    int clean = 0;
    int outside = 0;
    for (int i = 0; i < DRAWS; i++) {
      float[] factors = draw(i, 1);
      int negative = 0;
      int fractional = 0;
      int ones = 0;
      for (float f : factors) {
        outside += Math.abs(f) <= 1 ? 0 : 1;
        negative += f == -1 ? 1 : 0;
        fractional += f != 0 && Math.abs(f) != 1 ? 1 : 0;
        ones += f == 1 ? 1 : 0;
      }
      soft += fractional > 0 ? 1 : 0;
      flipped += fractional == 0 && negative > 0 ? 1 : 0;
      lost += ones == 0 && fractional == 0 ? 1 : 0;
      clean += fractional == 0 && negative == 0 && ones > 0 ? 1 : 0;
    }
    assertThat(outside).isZero();
    assertThat((double) soft / DRAWS).isBetween(0.2, 0.3);
    assertThat((double) flipped / DRAWS).isBetween(0.1, 0.2);
    assertThat((double) lost / DRAWS).isBetween(0.01, 0.05);
    assertThat((double) clean / DRAWS).isBetween(0.5, 0.65);
  }
}
