package io.semlink.simulator.metrics;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/// Percentile bootstrap over frames (Efron, Annals of Statistics 7, 1979) of many values at once:
/// frames are drawn with replacement and the statistic is taken of what was drawn.
///
/// Resample r has a stream of its own, so two statistics of the same frames see the same resamples.
/// The percentile interval is a little too narrow for few frames, and it knows nothing of what was
/// the same for all frames: the seed of a training, the place where the images were taken.
///
/// @param numResamples how many, at least 1
/// @param confidence in (0, 1), as 0.95
/// @param seed seed of the resampling
public record FrameBootstrap(int numResamples, double confidence, long seed) {
  /// @throws IllegalArgumentException if a value is out of range
  public FrameBootstrap {
    if (numResamples < 1 || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "a bootstrap needs at least 1 resample and a confidence in (0, 1), not %s and %s"
              .formatted(numResamples, confidence));
    }
  }

  /// One interval a value of the statistic. Deterministic.
  ///
  /// Resamples in which a value is undefined do not count for it; where it is undefined in all of
  /// them, both ends are NaN.
  ///
  /// @param numFrames frames of the statistic, at least 1
  /// @param statistic what is asked
  /// @throws IllegalArgumentException if there is no frame
  public List<Interval> intervals(int numFrames, FrameStatistic statistic) {
    if (numFrames < 1) {
      throw new IllegalArgumentException("a bootstrap needs a frame to draw");
    }
    double[][] values = new double[statistic.once(numFrames).length][numResamples];
    int[] copies = new int[numFrames];
    for (int r = 0; r < numResamples; r++) {
      UniformRandomProvider random = StreamKey.of(seed, Purpose.BOOTSTRAP, r).generator();
      Arrays.fill(copies, 0);
      for (int i = 0; i < numFrames; i++) {
        copies[random.nextInt(numFrames)]++;
      }
      double[] resampled = statistic.of(copies);
      for (int v = 0; v < values.length; v++) {
        values[v][r] = resampled[v];
      }
    }
    List<Interval> intervals = new ArrayList<>();
    for (double[] ofOne : values) {
      intervals.add(percentiles(ofOne));
    }
    return intervals;
  }

  /// @param values sorted in place; NaN goes last
  private Interval percentiles(double[] values) {
    Arrays.sort(values);
    int defined = values.length;
    while (defined > 0 && Double.isNaN(values[defined - 1])) {
      defined--;
    }
    if (defined == 0) {
      return new Interval(Double.NaN, Double.NaN);
    }
    double tail = (1 - confidence) / 2;
    return new Interval(
        values[(int) Math.floor(tail * (defined - 1))],
        values[(int) Math.ceil((1 - tail) * (defined - 1))]);
  }
}
