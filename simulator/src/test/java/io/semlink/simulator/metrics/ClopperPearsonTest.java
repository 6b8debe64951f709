package io.semlink.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClopperPearsonTest {

  /// Values of check V5 of the conformance pack.
  @Test
  void agreesWithPublishedValues() {
    Interval hundred = new ErrorCounts(100, 1_000_000).interval(0.95);
    assertThat(hundred.low()).isCloseTo(8.1365e-5, within(5e-9));
    assertThat(hundred.high()).isCloseTo(1.2163e-4, within(5e-8));
    Interval none = new ErrorCounts(0, 1000).interval(0.95);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(3.6821e-3, within(5e-8));
  }

  /// The definition: at each end the observed count sits exactly in a tail of 2.5 %.
  @ParameterizedTest
  @CsvSource({"1,10", "5,10", "3,200", "17,40", "120,5000"})
  void endsSatisfyTheDefinition(int errors, int trials) {
    Interval interval = new ErrorCounts(errors, trials).interval(0.95);
    BinomialDistribution atLow = new BinomialDistribution(trials, interval.low());
    BinomialDistribution atHigh = new BinomialDistribution(trials, interval.high());
    assertThat(1 - atLow.cumulativeProbability(errors - 1)).isCloseTo(0.025, within(1e-9));
    assertThat(atHigh.cumulativeProbability(errors)).isCloseTo(0.025, within(1e-9));
  }

  @Test
  void allErrorsReachOne() {
    assertThat(new ErrorCounts(7, 7).interval(0.95).high()).isEqualTo(1);
  }
}
