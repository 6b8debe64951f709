package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Distance between an empirical distribution and a law.
final class KolmogorovSmirnov {
  private KolmogorovSmirnov() {}

  /// Fails where the distance is beyond the 0.1 % point of its own law, 1.95/sqrt(n).
  ///
  /// @param values independent, at least 1000, not modified
  /// @param cdf distribution function they should follow
  static void assertFits(double[] values, DoubleUnaryOperator cdf) {
    assertThat(values).hasSizeGreaterThanOrEqualTo(1000);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double n = sorted.length;
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double expected = cdf.applyAsDouble(sorted[i]);
      distance = Math.max(distance, Math.max(expected - i / n, (i + 1) / n - expected));
    }
    assertThat(distance).isLessThan(1.95 / Math.sqrt(n));
  }
}
