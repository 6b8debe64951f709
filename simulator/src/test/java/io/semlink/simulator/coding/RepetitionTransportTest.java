package io.semlink.simulator.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.units.Decibels;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepetitionTransportTest {
  @Test
  void goesRoundThePayload() {
    RepetitionTransport code = new RepetitionTransport(3, 8);
    assertThat(code.encode(new byte[] {1, 0, 0})).containsExactly(1, 0, 0, 1, 0, 0, 1, 0);
    float[] llr = {1, 2, 3, -4, 5, 6, 7, -8};
    DecodedTransportBlock decoded = code.newDecoder().decode(llr);
    assertThat(decoded.llr()).containsExactly(4, -1, 9);
    assertThat(decoded.accepted()).isTrue();
  }

  /// Q(sqrt(2 r Es/N0)) for antipodal symbols sent r times; per payload bit that is uncoded.
  @ParameterizedTest
  @CsvSource({"1, -2", "2, -5", "3, -3", "7, -8"})
  void bitErrorsAreThoseOfTheClosedForm(int factor, double esN0Db) {
    RepetitionTransport code = new RepetitionTransport(1000, 1000 * factor);
    double ebN0Db = esN0Db + Decibels.fromLinear(factor);
    ErrorCounts bits = AwgnWords.simulate(code, ebN0Db, 200).bits();
    double exact = Erf.erfc(Math.sqrt(factor * Decibels.toLinear(esN0Db))) / 2;
    assertThat(bits.interval(0.9999).contains(exact)).as("%s against %s", bits, exact).isTrue();
  }

  @Test
  void wrongValuesAreNamed() {
    assertThatThrownBy(() -> new RepetitionTransport(0, 8)).hasMessageContaining("0");
    assertThatThrownBy(() -> new RepetitionTransport(9, 8)).hasMessageContaining("9");
    RepetitionTransport code = new RepetitionTransport(3, 8);
    assertThatThrownBy(() -> code.encode(new byte[4])).hasMessageContaining("4");
    assertThatThrownBy(() -> code.encode(new byte[3], 1)).hasMessageContaining("1");
  }
}
