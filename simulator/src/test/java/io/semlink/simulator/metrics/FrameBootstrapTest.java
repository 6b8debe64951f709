package io.semlink.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

final class FrameBootstrapTest {
  private static final FrameBootstrap BOOTSTRAP = new FrameBootstrap(10_000, 0.95, 1);

  /// A frame of two classes whose pixels are all of class 0.
  private static ConfusionMatrix frame(int hits, int misses) {
    return ConfusionMatrix.of(new long[] {hits, misses, 0, 0});
  }

  private static double[] recall(ConfusionMatrix matrix) {
    return new double[] {matrix.accuracy(0)};
  }

  private static double[][] column(int length, java.util.function.IntToDoubleFunction value) {
    double[][] column = new double[length][1];
    for (int i = 0; i < length; i++) {
      column[i][0] = value.applyAsDouble(i);
    }
    return column;
  }

  /// The mean of n values has the interval mean +- 1.96 s / sqrt(n) (central limit theorem); the
  /// ends of 10,000 resamples scatter by 0.03 standard errors.
  @Test
  void intervalOfAMeanIsThatOfTheCentralLimitTheorem() {
    int n = 400;
    FrameStatistic mean = FrameStatistic.means(column(n, i -> i % 5));
    Interval interval = BOOTSTRAP.intervals(n, mean).getFirst();
    double standardError = Math.sqrt(2.0 / n);
    assertThat(interval.low()).isCloseTo(2 - 1.96 * standardError, within(0.12 * standardError));
    assertThat(interval.high()).isCloseTo(2 + 1.96 * standardError, within(0.12 * standardError));
  }

  /// Frames of different sizes with a hit probability of 0.7: the pooled recall is a ratio of sums
  /// whose true value is known. 95 % intervals of 60 frames must hold it about that often; the
  /// percentile bootstrap is known to be a little short. Standard error of the share: 0.011.
  @Test
  void intervalsCoverTheTruthAsOftenAsTheySay() {
    int numSets = 400;
    FrameBootstrap bootstrap = new FrameBootstrap(1000, 0.95, 2);
    int covered = 0;
    for (int set = 0; set < numSets; set++) {
      UniformRandomProvider random = StreamKey.of(3, Purpose.RANDOM_BITS, set).generator();
      List<ConfusionMatrix> frames = new ArrayList<>();
      for (int f = 0; f < 60; f++) {
        int pixels = 1 + random.nextInt(40);
        int hits = 0;
        for (int i = 0; i < pixels; i++) {
          hits += random.nextDouble() < 0.7 ? 1 : 0;
        }
        frames.add(frame(hits, pixels - hits));
      }
      FrameStatistic pooled = FrameStatistic.pooled(frames, FrameBootstrapTest::recall);
      covered += bootstrap.intervals(60, pooled).getFirst().contains(0.7) ? 1 : 0;
    }
    assertThat(covered / (double) numSets).isBetween(0.90, 0.98);
  }

  private static FrameStatistic difference(FrameStatistic a, FrameStatistic b) {
    return a.and(b).then(both -> new double[] {both[0] - both[1]});
  }

  @Test
  void pairedDifferenceForgetsWhatBothHaveInCommon() {
    int n = 100;
    FrameStatistic hard = FrameStatistic.means(column(n, i -> i));
    FrameStatistic better = FrameStatistic.means(column(n, i -> i + 1 + i % 2));
    Interval difference = BOOTSTRAP.intervals(n, difference(better, hard)).getFirst();
    assertThat(difference.contains(1.5)).isTrue();
    assertThat(difference.halfWidth()).isCloseTo(1.96 * 0.5 / Math.sqrt(n), within(0.01));
    assertThat(BOOTSTRAP.intervals(n, hard).getFirst().halfWidth()).isGreaterThan(5);
    assertThat(BOOTSTRAP.intervals(n, difference(hard, hard)).getFirst())
        .isEqualTo(new Interval(0, 0));
  }

  @Test
  void statisticsOfTheSameFramesSeeTheSameResamples() {
    FrameStatistic a = FrameStatistic.means(column(9, i -> i));
    FrameStatistic b = FrameStatistic.means(column(9, i -> i * i));
    List<Interval> together = BOOTSTRAP.intervals(9, a.and(b));
    assertThat(together)
        .containsExactly(
            BOOTSTRAP.intervals(9, a).getFirst(), BOOTSTRAP.intervals(9, b).getFirst());
    assertThat(new FrameBootstrap(10_000, 0.95, 2).intervals(9, a)).isNotEqualTo(together);
  }

  @Test
  void undefinedValuesDoNotCount() {
    double[][] values = {{Double.NaN, Double.NaN}, {3, Double.NaN}, {5, Double.NaN}};
    FrameStatistic means = FrameStatistic.means(values);
    assertThat(means.once(3)).containsExactly(4, Double.NaN);
    List<Interval> intervals = BOOTSTRAP.intervals(3, means);
    assertThat(intervals.get(0)).isEqualTo(new Interval(3, 5));
    assertThat(intervals.get(1)).isEqualTo(new Interval(Double.NaN, Double.NaN));
  }

  @Test
  void nothingToDrawIsAnError() {
    FrameStatistic none = copies -> new double[0];
    assertThatIllegalArgumentException().isThrownBy(() -> BOOTSTRAP.intervals(0, none));
    assertThatIllegalArgumentException().isThrownBy(() -> new FrameBootstrap(0, 0.95, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new FrameBootstrap(10, 1, 1));
  }
}
