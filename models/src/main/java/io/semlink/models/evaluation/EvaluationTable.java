package io.semlink.models.evaluation;

import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.TimeOfDay;
import java.util.List;
import java.util.Locale;

/// Results of an evaluation as a Markdown table, in per cent; "-" where a class or a time of day
/// does not occur.
public final class EvaluationTable {
  private EvaluationTable() {}

  /// One row a payload size.
  ///
  /// @param results of one scheme, at least one
  public static String markdown(List<SchemeEvaluation.Result> results) {
    StringBuilder table =
        new StringBuilder("| bits | bits per pixel | frames | mIoU | day | night | mAcc |");
    for (SegmentationClass c : SegmentationClass.values()) {
      table.append(' ').append(c.name().toLowerCase(Locale.ROOT)).append(" |");
    }
    table.append("\n|").append("---|".repeat(7 + SegmentationClass.COUNT)).append('\n');
    results.forEach(result -> appendRow(table, result));
    return table.toString();
  }

  private static void appendRow(StringBuilder table, SchemeEvaluation.Result result) {
    ConfusionMatrix all = result.all();
    table
        .append("| ")
        .append(result.payloadBits())
        .append(String.format(Locale.ROOT, " | %.4f | ", result.bitsPerPixel()))
        .append(result.numFrames())
        .append(" |");
    append(table, all.meanIou());
    append(table, meanIou(result, TimeOfDay.DAY));
    append(table, meanIou(result, TimeOfDay.NIGHT));
    append(table, all.meanAccuracy());
    for (int c = 0; c < SegmentationClass.COUNT; c++) {
      append(table, all.iou(c));
    }
    table.append('\n');
  }

  private static double meanIou(SchemeEvaluation.Result result, TimeOfDay timeOfDay) {
    ConfusionMatrix counts = result.byTimeOfDay().get(timeOfDay);
    return counts == null ? Double.NaN : counts.meanIou();
  }

  private static void append(StringBuilder table, double share) {
    table.append(Double.isNaN(share) ? " - |" : String.format(Locale.ROOT, " %.1f |", 100 * share));
  }
}
