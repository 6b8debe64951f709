package io.semlink.simulator.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

final class GaussianNoiseTest {
  private static final int LENGTH = 4_000_000;

  private static StreamKey key(long frame) {
    return StreamKey.of(5, Purpose.CHANNEL_NOISE, frame);
  }

  @Test
  void momentsAreThoseOfTheStandardNormal() {
    float[] x = GaussianNoise.draw(key(0), LENGTH);
    double[] moments = new double[5];
    for (float value : x) {
      double power = 1;
      for (int m = 1; m <= 4; m++) {
        power *= value;
        moments[m] += power / LENGTH;
      }
    }
    // Five standard errors of each sample moment: sqrt(var(x^m) / n).
    double standardError = 1 / Math.sqrt(LENGTH);
    assertThat(moments[1]).isCloseTo(0, within(5 * standardError));
    assertThat(moments[2]).isCloseTo(1, within(5 * Math.sqrt(2) * standardError));
    assertThat(moments[3]).isCloseTo(0, within(5 * Math.sqrt(15) * standardError));
    assertThat(moments[4]).isCloseTo(3, within(5 * Math.sqrt(96) * standardError));
  }

  @Test
  void tailsAreThoseOfTheStandardNormal() {
    float[] x = GaussianNoise.draw(key(1), LENGTH);
    NormalDistribution normal = new NormalDistribution();
    for (double threshold : new double[] {0.5, 1, 2, 3, 4}) {
      long above = 0;
      for (float value : x) {
        above += value > threshold ? 1 : 0;
      }
      double p = 1 - normal.cumulativeProbability(threshold);
      assertThat((double) above).isCloseTo(p * LENGTH, within(5 * Math.sqrt(p * LENGTH) + 1));
    }
  }

  @Test
  void valuesOfOneStreamAreUncorrelated() {
    float[] x = GaussianNoise.draw(key(2), LENGTH);
    for (int lag : new int[] {1, 2, 15, 16, 17, 32, 64}) {
      double sum = 0;
      for (int i = lag; i < LENGTH; i++) {
        sum += x[i] * x[i - lag];
      }
      assertThat(sum / LENGTH).as("lag %d", lag).isCloseTo(0, within(5 / Math.sqrt(LENGTH)));
    }
  }

  @Test
  void shorterDrawIsAPrefix() {
    float[] longer = GaussianNoise.draw(key(3), 1000);
    assertThat(GaussianNoise.draw(key(3), 37)).containsExactly(Arrays.copyOf(longer, 37));
    assertThat(GaussianNoise.draw(key(4), 1000)).isNotEqualTo(longer);
  }

  /// First values as the first version of the generator gave them, long before vectors: results of
  /// old studies stay reproducible.
  @Test
  void streamsNeverChange() {
    assertThat(Arrays.copyOf(GaussianNoise.draw(key(0), 1000), 4))
        .containsExactly(-0.2005424f, 1.2207661f, 1.4060105f, 0.895314f);
    assertThat(Arrays.hashCode(GaussianNoise.draw(key(0), 1_000_003))).isEqualTo(735_542_161);
  }

  @Test
  void addingEqualsDrawingAndScaling() {
    float[] sum = GaussianNoise.draw(key(6), 101);
    float[] expected = sum.clone();
    GaussianNoise.add(key(7), 0.3f, sum);
    float[] noise = GaussianNoise.draw(key(7), 101);
    for (int i = 0; i < expected.length; i++) {
      expected[i] = Math.fma(0.3f, noise[i], expected[i]);
    }
    assertThat(sum).containsExactly(expected);
  }
}
