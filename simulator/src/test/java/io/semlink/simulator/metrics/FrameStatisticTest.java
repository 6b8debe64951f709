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

  /// Two copies of A and one of B: 20 hits of class 0, 4 of it missed, 3 of class 1 taken for it.
  @Test
  void poolingAddsMatricesBeforeItDivides() {
    FrameStatistic pooled = FrameStatistic.pooled(List.of(A, B), FrameStatisticTest::ious);
    assertThat(pooled.of(new int[] {2, 1})).containsExactly(20.0 / 27, 3.0 / 10);
    assertThat(pooled.of(new int[] {0, 1})).containsExactly(ious(B));
    assertThat(pooled.once(2)).containsExactly(ious(A.plus(B)));
  }

  @Test
  void meansWeighFramesAlike() {
    double[][] perFrame = {ious(A), ious(B)};
    FrameStatistic means = FrameStatistic.means(perFrame);
    Offset<Double> rounding = within(1e-15);
    assertThat(means.of(new int[] {3, 1}))
        .containsExactly(new double[] {0.6 + 1.0 / 7, 0.125}, rounding);
    assertThat(means.once(2)).containsExactly(new double[] {0.4 + 2.0 / 7, 0.25}, rounding);
    assertThat(means.then(v -> new double[] {v[1] + 1}).once(2)).containsExactly(1.25);
    assertThat(means.and(means).once(2)).hasSize(4).endsWith(means.once(2));
  }
}
