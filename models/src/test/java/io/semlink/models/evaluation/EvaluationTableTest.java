package io.semlink.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.sensor.TimeOfDay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvaluationTableTest {
  /// 90 pixels of class 0, of which 10 are taken for class 1, and 10 of class 1: IoU 80/90 and
  /// 10/20.
  @Test
  void rowsHoldWhatTheCountsSay() {
    long[] counts = new long[81];
    counts[0] = 80;
    counts[1] = 10;
    counts[10] = 10;
    ConfusionMatrix matrix = ConfusionMatrix.of(counts);
    String table =
        EvaluationTable.markdown(
            List.of(new SchemeEvaluation.Result(25, 1, matrix, Map.of(TimeOfDay.NIGHT, matrix))));
    assertThat(table.lines().toList())
        .hasSize(3)
        .last()
        .isEqualTo(
            "| 25 | 0.2500 | 1 | 15.4 | - | 15.4 | 21.0 | 88.9 | 50.0 | - | - | - | - | - | - | -"
                + " |");
    assertThat(table).startsWith("| bits | bits per pixel | frames | mIoU | day | night | mAcc |");
  }
}
