package io.semlink.simulator.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mean of a few independent measurements, such as trainings from several seeds, with Student's
/// interval (Biometrika 6, 1908): mean -+ t s / sqrt(n), with t of n - 1 degrees of freedom and s
/// the standard deviation with n - 1 in its denominator.
///
/// @param mean of the measurements
/// @param interval of the mean; absent for a single measurement, which says nothing of its spread
/// @param count how many measurements, n
public record SampleMean(double mean, @Nullable Interval interval, int count) {

  /// The mean of measurements.
  ///
  /// @param values at least one, all finite, not modified
  /// @param confidence probability that the interval holds the true mean, in (0, 1)
  /// @throws IllegalArgumentException if there is no value, one is not finite, or the confidence is
  ///   out of range
  public static SampleMean of(List<Double> values, double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence is " + confidence + " but must lie in (0, 1)");
    }
    if (values.isEmpty() || !values.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a mean needs finite values, not " + values);
    }
    int n = values.size();
    double mean = values.stream().mapToDouble(Double::doubleValue).sum() / n;
    if (n == 1) {
      return new SampleMean(mean, null, 1);
    }
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(squares / (n - 1) / n);
    return new SampleMean(mean, Interval.around(mean, error, n - 1, confidence), n);
  }
}
