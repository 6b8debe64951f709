package io.semlink.reports.stat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SignChangesTest {
  private static final double[] X = {-2, 0, 2, 4};

  private static double[] places(double... y) {
    return SignChanges.of(X, y).stream().mapToDouble(SignChanges.Change::x).toArray();
  }

  @Test
  void straightLinesCrossWhereTheyAreZero() {
    assertThat(places(-1, -1, 3, 3)).containsExactly(0.5);
    assertThat(places(3, 1, -1, -1)).containsExactly(1);
    assertThat(places(-1, 1, -1, 1)).containsExactly(-1, 1, 3);
    assertThat(SignChanges.of(X, new double[] {-1, 1, -1, 1}))
        .extracting(SignChanges.Change::rising)
        .containsExactly(true, false, true);
  }

  @Test
  void touchingIsNotCrossing() {
    assertThat(places(-1, -2, 0, 0)).isEmpty();
    assertThat(places(-1, 0, 0, -1)).isEmpty();
    assertThat(places(0, 0, 0, 0)).isEmpty();
    assertThat(places(-1, 0, 0, 1)).containsExactly(1);
    assertThat(places(-1, 0, 1, 1)).containsExactly(0);
  }
}
