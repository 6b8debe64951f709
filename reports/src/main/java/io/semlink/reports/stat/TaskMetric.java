package io.semlink.reports.stat;

import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointQuality;
import io.semlink.simulator.results.PointRecord;
import org.jspecify.annotations.Nullable;

/// How well the receiver understood what was sent.
public enum TaskMetric {
  /// Mean intersection over union with the truth.
  MIOU("miou", "mIoU", "mIoU (%)"),
  /// Mean intersection over union with what the receiver would have seen over an error-free link.
  AGREEMENT("agreement", "agreement", "agreement with the error-free link (%)");

  private final String column;
  private final String title;
  private final String label;

  TaskMetric(String column, String title, String label) {
    this.column = column;
    this.title = title;
    this.label = label;
  }

  /// Name of the column in CSV files.
  public String column() {
    return column;
  }

  /// Its name in sentences.
  public String title() {
    return title;
  }

  /// What stands at an axis, with its unit.
  public String label() {
    return label;
  }

  /// Value of a point in 0..1; null where it has none.
  public @Nullable Double of(PointRecord point) {
    PointQuality quality = point.quality();
    if (quality == null) {
      return null;
    }
    return this == MIOU ? quality.miou() : quality.agreement();
  }

  /// Confusion of a frame that {@link #ofMatrix} takes; null where it has none.
  long @Nullable [] counts(FrameRecord frame) {
    return this == MIOU ? frame.confusion() : frame.agreement();
  }

  /// Value of a confusion matrix, against the truth or against the error-free link.
  double ofMatrix(ConfusionMatrix matrix) {
    return this == MIOU ? matrix.meanIou() : matrix.meanIouPresent();
  }

  /// Interval of a point; null where it has none.
  public @Nullable Interval interval(PointRecord point) {
    PointQuality quality = point.quality();
    if (quality == null) {
      return null;
    }
    return this == MIOU ? quality.miouInterval() : quality.agreementInterval();
  }
}
