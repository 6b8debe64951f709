package io.semlink.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EvaluationTableTest {
  /// 90 pixels of class 0, of which 10 are taken for class 1, and 10 of class 1: IoU 80/90 and
  /// 10/20. The other half of the image is ignored, but its bits were sent.
  @Test
  void rowsHoldWhatTheCountsSay() {
    long[] counts = new long[81];
    counts[0] = 80;
    counts[1] = 10;
    counts[10] = 10;
    ConfusionMatrix matrix = ConfusionMatrix.of(counts);
    String table =
        EvaluationTable.markdown(
            List.of(
                new SchemeEvaluation.Result(
                    new SchemeEvaluation.Condition(25, 0),
                    new Resolution(20, 10),
                    List.of(new FrameCounts("a", TimeOfDay.NIGHT, matrix)))));
    assertThat(table.lines().toList())
        .hasSize(3)
        .last()
        .isEqualTo(
            "| 25 | 0.1250 | 1 | 15.4 | - | 15.4 | 21.0 | 88.9 | 50.0 | - | - | - | - | - | - | -"
                + " |");
    assertThat(table).startsWith("| bits | bits per pixel | frames | mIoU | day | night | mAcc |");
  }
}
