package io.semlink.scenarios.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GracefulCheckTest {
  private static final double[] SLOPE = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
  private static final double[] CLIFF = {0.1, 0.1, 0.1, 0.6, 0.6, 0.6};

  private static List<Boolean> passed(double[] uncoded, double[] coded) {
    return GracefulCheck.judge(uncoded, coded).stream().map(CheckResult::passed).toList();
  }

  @Test
  void steepestStepIsAShareOfTheRange() {
    assertThat(GracefulCheck.steepestStep(SLOPE)).isCloseTo(0.2, within(1e-12));
    assertThat(GracefulCheck.steepestStep(CLIFF)).isEqualTo(1);
    assertThat(GracefulCheck.steepestStep(new double[] {0.4, 0.2, 0.3, 0.3}))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void slopePassesAndCliffDoesNot() {
    assertThat(passed(SLOPE, CLIFF)).containsExactly(true, true);
    assertThat(passed(CLIFF, CLIFF)).containsExactly(false, true);
    assertThat(passed(SLOPE, SLOPE)).containsExactly(true, false);
  }

  @Test
  void curveWithoutARangeProvesNothing() {
    double[] flat = {0.3, 0.3, 0.3};
    assertThat(passed(flat, flat)).containsExactly(false, false);
  }
}
