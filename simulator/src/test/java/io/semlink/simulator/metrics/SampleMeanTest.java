package io.semlink.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SampleMeanTest {
  private static Interval interval(SampleMean mean) {
    return Objects.requireNonNull(mean.interval());
  }

  /// Printed tables of Student's t: values -1 and 1 (and zeros) have a known standard error.
  @ParameterizedTest
  @CsvSource({
    "2, 0.95, 12.706",
    "3, 0.95, 4.303",
    "5, 0.95, 2.776",
    "11, 0.95, 2.228",
    "3, 0.99, 9.925",
  })
  void halfWidthIsTheTabulatedQuantileTimesTheStandardError(int n, double confidence, double t) {
    List<Double> values =
        IntStream.range(0, n).mapToObj(i -> i == 0 ? 1.0 : i == 1 ? -1.0 : 0.0).toList();
    double error = Math.sqrt(2.0 / (n - 1) / n);
    SampleMean mean = SampleMean.of(values, confidence);
    assertThat(mean.mean()).isZero();
    assertThat(mean.count()).isEqualTo(n);
    assertThat(interval(mean).halfWidth()).isCloseTo(t * error, within(6e-4 * error));
  }

  @Test
  void movesWithItsValues() {
    Interval here = interval(SampleMean.of(List.of(1.0, 2.0, 4.0), 0.95));
    Interval there = interval(SampleMean.of(List.of(11.0, 12.0, 14.0), 0.95));
    assertThat(there.low() - here.low()).isCloseTo(10, within(1e-12));
    assertThat(there.high() - here.high()).isCloseTo(10, within(1e-12));
  }

  @Test
  void equalValuesHaveAnIntervalOfNoWidthAndOneValueHasNone() {
    assertThat(SampleMean.of(List.of(0.3, 0.3), 0.95).interval()).isEqualTo(new Interval(0.3, 0.3));
    assertThat(SampleMean.of(List.of(0.3), 0.95)).isEqualTo(new SampleMean(0.3, null, 1));
  }

  @Test
  void refusesWhatHasNoMean() {
    assertThatThrownBy(() -> SampleMean.of(List.of(), 0.95)).hasMessageContaining("finite");
    List<Double> undefined = DoubleStream.of(1, Double.NaN).boxed().toList();
    assertThatThrownBy(() -> SampleMean.of(undefined, 0.95)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> SampleMean.of(List.of(1.0), 1)).hasMessageContaining("confidence");
  }
}
