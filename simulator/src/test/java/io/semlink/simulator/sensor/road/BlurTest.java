package io.semlink.simulator.sensor.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Kernels against the moments of the shapes they stand for.
final class BlurTest {
  /// Variance that rounding to whole pixels adds.
  private static final double ROUNDING = 1.0 / 12;

  private static double[] moments(Blur blur) {
    int size = 2 * blur.reach() + 1;
    double[] m = new double[5];
    for (int k = 0; k < blur.weights().length; k++) {
      int row = k / size;
      double dx = k % size - blur.reach();
      double dy = row - blur.reach();
      double w = blur.weights()[k];
      double[] terms = {w, w * dx, w * dy, w * dx * dx, w * dy * dy};
      for (int i = 0; i < m.length; i++) {
        m[i] += terms[i];
      }
    }
    return m;
  }

  @Test
  void aShakeSpreadsEvenlyAlongALine() {
    double[] m = moments(Blur.motion(9, 0));
    assertThat(m[0]).isCloseTo(1, within(1e-9));
    assertThat(m[1]).isCloseTo(0, within(1e-9));
    assertThat(m[3]).isCloseTo(81.0 / 12, within(3 * ROUNDING));
    assertThat(m[4]).isCloseTo(0, within(1e-9));
    double[] slanted = moments(Blur.motion(6, -8));
    assertThat(slanted[3]).isCloseTo(36.0 / 12, within(3 * ROUNDING));
    assertThat(slanted[4]).isCloseTo(64.0 / 12, within(3 * ROUNDING));
  }

  @Test
  void aDiscSpreadsAQuarterOfItsSquaredRadius() {
    for (double radius : new double[] {0.8, 2, 5.5}) {
      double[] m = moments(Blur.disc(radius));
      assertThat(m[0]).isCloseTo(1, within(1e-9));
      assertThat(m[3]).isCloseTo(radius * radius / 4, within(0.1 + 0.01 * radius * radius));
      assertThat(m[4]).isCloseTo(m[3], within(1e-9));
    }
  }

  @Test
  void lightIsMovedButNeverLostInsideAndEdgesRepeat() {
    float[] plane = new float[31 * 33];
    plane[15 * 33 + 16] = 1;
    Blur blur = Blur.motion(5, 3);
    blur.apply(plane, 33);
    double sum = 0;
    for (float v : plane) {
      sum += v;
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
    assertThat(plane[15 * 33 + 16]).isLessThan(0.3f);
    float[] even = new float[31 * 33];
    Arrays.fill(even, 0.25f);
    Blur.disc(3).apply(even, 33);
    for (float v : even) {
      assertThat((double) v).isCloseTo(0.25, within(1e-6));
    }
  }
}
