package io.semlink.simulator.metrics;

import io.semlink.simulator.sensor.LabelMap;
import java.util.Arrays;
import java.util.List;

/// Pixel counts by true class (row) and predicted class (column), over any number of frames.
/// Immutable.
///
/// Metrics follow RTFNet (Sun et al., RA-L 2019): one matrix over the whole set, never a mean of
/// images; a class whose IoU is 0/0 counts as 0 unless only present classes are asked for.
public final class ConfusionMatrix {
  private final int numClasses;
  private final long[] counts;

  private ConfusionMatrix(int numClasses, long[] counts) {
    this.numClasses = numClasses;
    this.counts = counts;
  }

  /// A matrix without a pixel.
  public static ConfusionMatrix empty(int numClasses) {
    return new ConfusionMatrix(numClasses, new long[numClasses * numClasses]);
  }

  /// A matrix from its counts.
  ///
  /// @param counts row after row, length numClasses squared, copied
  /// @throws IllegalArgumentException if the length is not a square
  public static ConfusionMatrix of(long[] counts) {
    int numClasses = (int) Math.round(Math.sqrt(counts.length));
    if (numClasses * numClasses != counts.length) {
      throw new IllegalArgumentException(counts.length + " counts do not form a square matrix");
    }
    return new ConfusionMatrix(numClasses, counts.clone());
  }

  /// Compares one prediction with the truth; pixels whose truth is {@link LabelMap#IGNORE} do not
  /// count.
  ///
  /// @param numClasses classes 0..numClasses-1
  /// @throws IllegalArgumentException if the sizes differ or a class is outside 0..numClasses-1
  public static ConfusionMatrix compare(LabelMap truth, LabelMap predicted, int numClasses) {
    if (!truth.resolution().equals(predicted.resolution())) {
      throw new IllegalArgumentException(
          "truth of %s, prediction of %s".formatted(truth.resolution(), predicted.resolution()));
    }
    long[] counts = new long[numClasses * numClasses];
    byte[] rows = truth.classes();
    byte[] columns = predicted.classes();
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i] & 0xFF;
      int column = columns[i] & 0xFF;
      if (row != LabelMap.IGNORE) {
        if (row >= numClasses || column >= numClasses) {
          throw new IllegalArgumentException(
              "pixel %s has true class %s and predicted class %s but there are %s classes"
                  .formatted(i, row, column, numClasses));
        }
        counts[row * numClasses + column]++;
      }
    }
    return new ConfusionMatrix(numClasses, counts);
  }

  /// Whether every pixel was predicted right.
  public boolean isDiagonal() {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0 && i % (numClasses + 1) != 0) {
        return false;
      }
    }
    return true;
  }

  /// Both matrices added.
  public ConfusionMatrix plus(ConfusionMatrix other) {
    long[] sum = counts.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.counts[i];
    }
    return new ConfusionMatrix(numClasses, sum);
  }

  /// This matrix without another one that is a part of it.
  ConfusionMatrix minus(ConfusionMatrix part) {
    long[] rest = counts.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= part.counts[i];
    }
    return new ConfusionMatrix(numClasses, rest);
  }

  /// The counts after classes were put together, as if every map had been rewritten so.
  ///
  /// @param truth new class of each true class, or -1 where its pixels do not count; length
  ///   numClasses, not modified
  /// @param predicted new class of each predicted class, length numClasses, not modified
  public ConfusionMatrix mapped(int[] truth, int[] predicted) {
    long[] mapped = new long[counts.length];
    for (int row = 0; row < numClasses; row++) {
      for (int column = 0; column < numClasses; column++) {
        if (truth[row] >= 0) {
          mapped[truth[row] * numClasses + predicted[column]] += counts[row * numClasses + column];
        }
      }
    }
    return new ConfusionMatrix(numClasses, mapped);
  }

  /// Number of classes.
  public int numClasses() {
    return numClasses;
  }

  /// The counts, row after row, in a new array.
  public long[] toArray() {
    return counts.clone();
  }

  /// Number of pixels.
  public long numPixels() {
    return Arrays.stream(counts).sum();
  }

  /// Pixels whose true class is this one.
  public long truePixels(int classIndex) {
    return sum(classIndex * numClasses, 1);
  }

  /// Pixels whose predicted class is this one.
  public long predictedPixels(int classIndex) {
    return sum(classIndex, numClasses);
  }

  /// TP / (TP + FP + FN) of a class; NaN if it occurs neither in truth nor in prediction.
  public double iou(int classIndex) {
    long hits = counts[classIndex * numClasses + classIndex];
    return (double) hits / (truePixels(classIndex) + predictedPixels(classIndex) - hits);
  }

  /// TP / (TP + FN) of a class; NaN if it does not occur in the truth.
  public double accuracy(int classIndex) {
    return (double) counts[classIndex * numClasses + classIndex] / truePixels(classIndex);
  }

  /// Mean IoU over all classes, class 0 included, 0/0 counted as 0.
  public double meanIou() {
    return meanIouFrom(0);
  }

  /// Mean IoU over the objects, that is without class 0, 0/0 counted as 0.
  public double meanIouObjects() {
    return meanIouFrom(1);
  }

  /// Mean IoU over some classes, 0/0 counted as 0.
  ///
  /// @param classes indices of the classes, at least one
  public double meanIou(List<Integer> classes) {
    double sum = 0;
    for (int c : classes) {
      sum += zeroIfUndefined(iou(c));
    }
    return sum / classes.size();
  }

  /// Mean IoU over the classes that occur in truth or prediction; NaN without a pixel.
  public double meanIouPresent() {
    double sum = 0;
    int present = 0;
    for (int c = 0; c < numClasses; c++) {
      double iou = iou(c);
      if (!Double.isNaN(iou)) {
        sum += iou;
        present++;
      }
    }
    return sum / present;
  }

  /// Mean accuracy (recall) over all classes, 0/0 counted as 0.
  public double meanAccuracy() {
    double sum = 0;
    for (int c = 0; c < numClasses; c++) {
      sum += zeroIfUndefined(accuracy(c));
    }
    return sum / numClasses;
  }

  private double meanIouFrom(int firstClass) {
    double sum = 0;
    for (int c = firstClass; c < numClasses; c++) {
      sum += zeroIfUndefined(iou(c));
    }
    return sum / (numClasses - firstClass);
  }

  private long sum(int from, int step) {
    long sum = 0;
    for (int i = 0; i < numClasses; i++) {
      sum += counts[from + i * step];
    }
    return sum;
  }

  private static double zeroIfUndefined(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ConfusionMatrix other && Arrays.equals(counts, other.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "ConfusionMatrix" + Arrays.toString(counts);
  }
}
