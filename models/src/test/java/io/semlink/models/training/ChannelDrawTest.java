package io.semlink.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ChannelDrawTest {
  private static final PromscConfig TINY = PromscConfig.TINY;
  private static final int BITS = TINY.maxPlanes() * TINY.bitsPerPlane();
  private static final int DRAWS = 2000;

  /// What a frame met.
  private record Drawn(float[] factors, float[] addends, boolean analog) {}

  private static Drawn draw(long index, double impaired) {
    float[] factors = new float[BITS + 2];
    float[] addends = new float[BITS + 2];
    factors[0] = 7;
    factors[BITS + 1] = 7;
    boolean analog =
        ChannelDraw.fill(
            new ChannelDraw.Target(factors, addends, 1),
            TINY,
            ChannelMix.DEFAULT,
            impaired,
            StreamKey.of(1, Purpose.TRAINING, index).generator());
    assertThat(factors[0]).isEqualTo(7);
    assertThat(factors[BITS + 1]).isEqualTo(7);
    return new Drawn(
        Arrays.copyOfRange(factors, 1, BITS + 1), Arrays.copyOfRange(addends, 1, BITS + 1), analog);
  }

  @Test
  void withoutImpairmentsOnlyWholePlanesAreAbsent() {
    TreeSet<Integer> sizes = new TreeSet<>();
    int notZero = 0;
    for (int i = 0; i < DRAWS; i++) {
      float[] factors = draw(i, 0).factors();
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
    assertThat(sizes).contains(4, 8, 18, 32, 64, 128).hasSizeGreaterThan(80);
    assertThat(sizes.first()).isPositive();
  }

  @Test
  void everyKindOfImpairmentIsDrawn() {
    int flipped = 0;
    int soft = 0;
    int lost = 0;
    int clean = 0;
    int analog = 0;
    int outside = 0;
    for (int i = 0; i < DRAWS; i++) {
      Drawn drawn = draw(i, 1);
      if (drawn.analog) {
        analog++;
        continue;
      }
      float[] factors = drawn.factors;
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
    assertThat((double) soft / DRAWS).isBetween(0.17, 0.23);
    assertThat((double) flipped / DRAWS).isBetween(0.12, 0.18);
    assertThat((double) lost / DRAWS).isBetween(0.004, 0.03);
    assertThat((double) clean / DRAWS).isBetween(0.42, 0.56);
    assertThat((double) analog / DRAWS).isBetween(0.12, 0.18);
  }

  /// LMMSE of a value of power 1 in noise of power N0 a complex symbol, so of N0 a value of mean
  /// square 1: f = 1 / (1 + N0), E a^2 = N0 f^2. Over all draws E a^2 / (f (1 - f)) = 1.
  @Test
  void featuresMeetTheNoiseOfTheirEsN0() {
    double ratio = 0;
    int frames = 0;
    for (int i = 0; i < 300; i++) {
      Drawn drawn = draw(i, 1);
      if (!drawn.analog) {
        continue;
      }
      double f = drawn.factors[0];
      double power = 0;
      int sent = 0;
      while (sent < BITS && drawn.factors[sent] != 0) {
        power += drawn.addends[sent] * (double) drawn.addends[sent];
        sent++;
      }
      assertThat(f).isBetween(0.2, 0.995);
      ratio += power / sent / (f * (1 - f));
      frames++;
    }
    assertThat(frames).isGreaterThan(20);
    assertThat(ratio / frames).isCloseTo(1, within(0.03));
  }
}
