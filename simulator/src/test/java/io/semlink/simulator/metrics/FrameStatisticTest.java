package io.semlink.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class FrameStatisticTest {
  private static final ConfusionMatrix A = ConfusionMatrix.of(new long[] {8, 2, 0, 0});
  private static final ConfusionMatrix B = ConfusionMatrix.of(new long[] {4, 0, 3, 3});

  private static double[] ious(ConfusionMatrix m) {
    return new double[] {m.iou(0), m.iou(1)};
  }

  @Test
  void poolingAddsMatricesBeforeItDivides() {
    FrameStatistic pooled = FrameStatistic.pooled(List.of(A, B), FrameStatisticTest::ious);
    assertThat(pooled.numFrames()).isEqualTo(2);
    assertThat(pooled.without(0)).containsExactly(ious(B));
    assertThat(pooled.all()).containsExactly(ious(A.plus(B)));
  }

  @Test
  void meansWeighFramesAlike() {
    double[][] perFrame = {ious(A), ious(B)};
    FrameStatistic means = FrameStatistic.means(perFrame);
    Offset<Double> rounding = within(1e-15);
    assertThat(means.without(1)).containsExactly(ious(A));
    assertThat(means.all()).containsExactly(new double[] {0.4 + 2.0 / 7, 0.25}, rounding);
    assertThat(means.then(v -> new double[] {v[1] + 1}).without(1)).containsExactly(1.0);
    assertThat(means.and(means).all()).hasSize(4).endsWith(means.all());
  }
}
