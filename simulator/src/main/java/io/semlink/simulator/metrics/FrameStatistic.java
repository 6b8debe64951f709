package io.semlink.simulator.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Some values of a multiset of frames, as they are needed for a bootstrap over frames. Pure.
@FunctionalInterface
public interface FrameStatistic {
  /// The values of a multiset.
  ///
  /// @param copies how often each frame occurs, not modified, not retained
  /// @return new array, always of the same length; NaN where a value is undefined
  double[] of(int[] copies);

  /// The values of the frames as they are, each once.
  ///
  /// @param numFrames how many frames there are
  default double[] once(int numFrames) {
    int[] copies = new int[numFrames];
    Arrays.fill(copies, 1);
    return of(copies);
  }

  /// Values of one confusion matrix over all frames, never a mean of images.
  ///
  /// @param frames one matrix a frame, of one size, at least one
  /// @param values of the sum of the matrices
  static FrameStatistic pooled(
      List<ConfusionMatrix> frames, Function<ConfusionMatrix, double[]> values) {
    long[][] counts = frames.stream().map(ConfusionMatrix::toArray).toArray(long[][]::new);
    return copies -> {
      long[] sum = new long[counts[0].length];
      for (int f = 0; f < counts.length; f++) {
        long times = copies[f];
        for (int i = 0; times > 0 && i < sum.length; i++) {
          sum[i] += times * counts[f][i];
        }
      }
      return values.apply(ConfusionMatrix.of(sum));
    };
  }

  /// Means over frames; a frame whose value is NaN does not count.
  ///
  /// @param values one row a frame, rows of one length, at least one, not modified
  static FrameStatistic means(double[][] values) {
    int length = values[0].length;
    return copies -> {
      double[] sum = new double[length];
      long[] count = new long[length];
      for (int f = 0; f < values.length; f++) {
        for (int i = 0; i < length; i++) {
          if (copies[f] > 0 && !Double.isNaN(values[f][i])) {
            sum[i] += copies[f] * values[f][i];
            count[i] += copies[f];
          }
        }
      }
      for (int i = 0; i < length; i++) {
        sum[i] /= count[i];
      }
      return sum;
    };
  }

  /// The values of this statistic, then those of another one of the same frames. Both see the same
  /// multiset, so differences of their values are paired.
  default FrameStatistic and(FrameStatistic other) {
    return copies -> {
      double[] first = of(copies);
      double[] second = other.of(copies);
      double[] all = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, all, first.length, second.length);
      return all;
    };
  }

  /// Values computed from the values of this statistic.
  default FrameStatistic then(UnaryOperator<double[]> values) {
    return copies -> values.apply(of(copies));
  }
}
