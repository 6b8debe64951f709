package io.semlink.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConfusionMatrixTest {
  private static final Resolution SIZE = new Resolution(2, 3);

  private static LabelMap map(int... classes) {
    byte[] bytes = new byte[classes.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) classes[i];
    }
    return new LabelMap(SIZE, bytes);
  }

  @Test
  void countsByHand() {
    ConfusionMatrix m =
        ConfusionMatrix.compare(map(0, 0, 1, 1, 2, LabelMap.IGNORE), map(0, 1, 1, 1, 0, 2), 4);
    assertThat(m.numPixels()).isEqualTo(5);
    assertThat(m.iou(0)).isEqualTo(1.0 / 3);
    assertThat(m.iou(1)).isEqualTo(2.0 / 3);
    assertThat(m.iou(2)).isZero();
    assertThat(m.iou(3)).isNaN();
    assertThat(m.meanIou()).isCloseTo(1.0 / 4, within(1e-15));
    assertThat(m.meanIouObjects()).isCloseTo(2.0 / 9, within(1e-15));
    assertThat(m.meanIouPresent()).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(m.meanAccuracy()).isCloseTo((0.5 + 1 + 0 + 0) / 4, within(1e-15));
  }

  /// Truth 0 0 1 1 2 against 0 1 1 1 0, class 2 put to class 0: one of three pixels of class 0 is
  /// lost. Dropped, its pixel counts nowhere.
  @Test
  void classesPutTogetherByHand() {
    ConfusionMatrix m =
        ConfusionMatrix.compare(map(0, 0, 1, 1, 2, LabelMap.IGNORE), map(0, 1, 1, 1, 0, 2), 4);
    int[] together = {0, 1, 0, 0};
    ConfusionMatrix merged = m.mapped(together, together);
    assertThat(merged.iou(0)).isEqualTo(2.0 / 3);
    assertThat(merged.iou(1)).isEqualTo(m.iou(1));
    assertThat(merged.numPixels()).isEqualTo(5);
    ConfusionMatrix dropped = m.mapped(new int[] {0, 1, -1, -1}, together);
    assertThat(dropped.iou(0)).isEqualTo(1.0 / 2);
    assertThat(dropped.numPixels()).isEqualTo(4);
    assertThat(merged.meanIou(List.of(0, 1))).isEqualTo(2.0 / 3);
    assertThat(merged.predictedPixels(0)).isEqualTo(2);
  }

  @Test
  void classesThatDoNotExistAreErrors() {
    LabelMap zeros = map(0, 0, 0, 0, 0, 0);
    for (int wrong : new int[] {3, 200}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ConfusionMatrix.compare(zeros, map(0, 0, wrong, 0, 0, 0), 3))
          .withMessageContaining("pixel 2");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ConfusionMatrix.compare(map(wrong, 0, 0, 0, 0, 0), zeros, 3));
    }
  }

  /// A predictor that knows only background scores 91.87 / 9 = 10.21 % mIoU and 11.11 % mAcc on
  /// MFNet's pixel frequencies.
  @Test
  void trivialPredictorOnMfnetFrequencies() {
    long[] counts = new long[81];
    long[] frequency = {9187, 419, 146, 93, 53, 44, 11, 23, 25};
    for (int c = 0; c < 9; c++) {
      counts[c * 9] = frequency[c];
    }
    ConfusionMatrix m = ConfusionMatrix.of(counts);
    assertThat(m.meanIou()).isCloseTo(0.1021, within(1e-4));
    assertThat(m.meanAccuracy()).isCloseTo(0.1111, within(1e-4));
  }
}
