package io.semlink.simulator.metrics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JackknifeTest {
  /// Of a mean the jackknife's standard error is the usual one, s / sqrt(n). Two values each in
  /// half of the frames have deviations of one size: n - 1 degrees of freedom.
  @Test
  void ofAMeanItIsStudentsInterval() {
    double[][] values = {{1}, {3}, {1}, {3}, {1}, {3}, {1}, {3}, {1}, {3}};
    Interval interval =
        requireNonNull(
            Jackknife.intervals(FrameStatistic.means(values), Jackknife.Scale.REAL).getFirst());
    double error = Math.sqrt(10.0 / 9 / 10);
    assertThat(interval.high()).isCloseTo(2 + 2.262157 * error, within(1e-6));
    assertThat(interval.low()).isCloseTo(2 - 2.262157 * error, within(1e-6));
  }

  /// One frame of many makes all of the spread: next to no degrees of freedom.
  @Test
  void whatOneFrameMakesIsHardlyKnown() {
    double[][] values = new double[100][1];
    values[7][0] = 1;
    Interval interval =
        requireNonNull(
            Jackknife.intervals(FrameStatistic.means(values), Jackknife.Scale.REAL).getFirst());
    assertThat(interval.halfWidth()).isGreaterThan(11 * 0.01);
  }

  @Test
  void sharesStayInside() {
    double[] without = {0.97, 0.99, 0.99, 0.99};
    Interval interval = requireNonNull(Jackknife.interval(0.985, without, Jackknife.Scale.SHARE));
    assertThat(interval.low()).isBetween(0.0, 0.97);
    assertThat(interval.high()).isBetween(0.985, 1.0);
    assertThat(interval.contains(0.985)).isTrue();
  }

  @Test
  void whatFramesCannotTellHasNoInterval() {
    double[] equal = {0.5, 0.5, 0.5};
    double[] undefined = {0.5, Double.NaN, 0.4};
    assertThat(Jackknife.interval(0.5, equal, Jackknife.Scale.REAL)).isNull();
    assertThat(Jackknife.interval(0.5, undefined, Jackknife.Scale.REAL)).isNull();
    assertThat(Jackknife.interval(0.5, new double[] {0.5}, Jackknife.Scale.REAL)).isNull();
    assertThat(Jackknife.interval(1, new double[] {1, 0.9}, Jackknife.Scale.SHARE)).isNull();
  }

  private static ConfusionMatrix frame(int hits, boolean rare) {
    return ConfusionMatrix.of(
        new long[] {90, 0, 0, 10 - hits, hits, 0, 0, rare ? 1 : 0, rare ? hits : 0});
  }

  private static List<ConfusionMatrix> frames(int count, int withRareClass) {
    List<ConfusionMatrix> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(frame(3 + i % 5, i < withRareClass));
    }
    return frames;
  }

  /// A mean needs each class in three frames; one that is in none of 300 does not occur.
  @Test
  void aMeanNeedsEachClassInSomeFrames() {
    assertThat(Jackknife.ofClassMean(frames(100, 3), ConfusionMatrix::meanIou)).isNotNull();
    assertThat(Jackknife.ofClassMean(frames(100, 2), ConfusionMatrix::meanIou)).isNull();
    assertThat(Jackknife.ofClassMean(frames(299, 0), ConfusionMatrix::meanIou)).isNull();
    assertThat(Jackknife.ofClassMean(frames(300, 0), ConfusionMatrix::meanIou)).isNotNull();
    assertThat(Jackknife.ofClassMean(frames(300, 1), ConfusionMatrix::meanIou)).isNull();
    assertThat(Jackknife.ofClassMean(List.of(), ConfusionMatrix::meanIou)).isNull();
  }

  @Test
  void itHoldsTheEstimateAndShrinks() {
    List<ConfusionMatrix> few = frames(20, 20);
    List<ConfusionMatrix> many =
        Collections.nCopies(25, few).stream().flatMap(List::stream).toList();
    double miou = few.stream().reduce(ConfusionMatrix::plus).orElseThrow().meanIou();
    Interval wide = requireNonNull(Jackknife.ofClassMean(few, ConfusionMatrix::meanIou));
    Interval narrow = requireNonNull(Jackknife.ofClassMean(many, ConfusionMatrix::meanIou));
    assertThat(wide.contains(miou)).isTrue();
    assertThat(narrow.contains(miou)).isTrue();
    assertThat(narrow.halfWidth()).isCloseTo(wide.halfWidth() / 5, within(wide.halfWidth() / 20));
  }
}
