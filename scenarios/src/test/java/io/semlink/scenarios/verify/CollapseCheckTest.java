package io.semlink.scenarios.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.modulation.Modulation;
import org.junit.jupiter.api.Test;

final class CollapseCheckTest {
  /// Q(sqrt(Es/N0)) = 0.02275 at Es/N0 = 4 (two standard deviations).
  @Test
  void operatingPointFollowsTheClosedForm() {
    assertThat(CollapseCheck.esN0Db(Modulation.QPSK, 0.0227501319481792))
        .isCloseTo(10 * Math.log10(4), within(1e-6));
    assertThat(CollapseCheck.esN0Db(Modulation.QAM64, 0.05))
        .isGreaterThan(CollapseCheck.esN0Db(Modulation.QAM16, 0.05) + 3);
  }
}
