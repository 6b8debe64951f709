package io.semlink.scenarios.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AgreementMeterTest {
  @Test
  void softBitsWithoutACodeAreNotKept() {
    assertThat(AgreementMeter.comesAgain(new float[] {-1, 0, 1, 1})).isTrue();
    assertThat(AgreementMeter.comesAgain(new float[] {-1, 0.25f, 1, 1})).isFalse();
    assertThat(AgreementMeter.comesAgain(new float[] {1, 1, 1, -3})).isFalse();
  }
}
