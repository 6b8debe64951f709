package io.semlink.simulator.metrics;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/// Percentile bootstrap over frames (Efron, Annals of Statistics 7, 1979): frames are drawn with
/// replacement, their matrices added, and the metric taken of the sum.
public final class Bootstrap {
  /// Resamples an interval rests on.
  public static final int NUM_RESAMPLES = 1000;

  private Bootstrap() {}

  /// Interval of a metric of the summed confusion matrix. Deterministic.
  ///
  /// @param frames one matrix a frame, at least one
  /// @param metric the metric of a summed matrix
  /// @param confidence in (0, 1), as 0.95
  /// @param seed seed of the resampling
  public static Interval interval(
      List<ConfusionMatrix> frames,
      ToDoubleFunction<ConfusionMatrix> metric,
      double confidence,
      long seed) {
    return interval(values(frames, metric, seed), confidence);
  }

  /// The metric of each resample. Equal numbers of frames and seeds draw the same frames, so that
  /// the values of two links that carried the same frames are paired.
  ///
  /// @param frames one matrix a frame, at least one
  /// @param metric the metric of a summed matrix
  /// @param seed seed of the resampling
  /// @return {@link #NUM_RESAMPLES} values in the order of drawing
  public static double[] values(
      List<ConfusionMatrix> frames, ToDoubleFunction<ConfusionMatrix> metric, long seed) {
    UniformRandomProvider random = StreamKey.of(seed, Purpose.BOOTSTRAP, 0).generator();
    long[][] counts = frames.stream().map(ConfusionMatrix::toArray).toArray(long[][]::new);
    double[] values = new double[NUM_RESAMPLES];
    for (int r = 0; r < NUM_RESAMPLES; r++) {
      long[] sum = new long[counts[0].length];
      for (int i = 0; i < counts.length; i++) {
        add(sum, counts[random.nextInt(counts.length)]);
      }
      values[r] = metric.applyAsDouble(ConfusionMatrix.of(sum));
    }
    return values;
  }

  /// Percentile interval of resampled values.
  ///
  /// @param values at least one, not modified; infinite ones are allowed
  /// @param confidence in (0, 1), as 0.95
  public static Interval interval(double[] values, double confidence) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double tail = (1 - confidence) / 2;
    return new Interval(
        sorted[(int) Math.floor(tail * (sorted.length - 1))],
        sorted[(int) Math.ceil((1 - tail) * (sorted.length - 1))]);
  }

  private static void add(long[] sum, long[] counts) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += counts[i];
    }
  }
}
