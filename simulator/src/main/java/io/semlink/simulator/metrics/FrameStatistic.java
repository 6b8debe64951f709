package io.semlink.simulator.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Some values of a list of frames, and the same without one of them, as the {@link Jackknife}
/// needs them. Pure.
public interface FrameStatistic {
  /// How many frames there are.
  int numFrames();

  /// The values of all frames.
  ///
  /// @return new array, always of the same length; NaN where a value is undefined
  double[] all();

  /// The values of all frames but one.
  ///
  /// @param frame in 0..numFrames-1
  /// @return as {@link #all}
  double[] without(int frame);

  /// Values of one confusion matrix over all frames, never a mean of images.
  ///
  /// @param frames one matrix a frame, of one size, at least one
  /// @param values of the sum of the matrices
  static FrameStatistic pooled(
      List<ConfusionMatrix> frames, Function<ConfusionMatrix, double[]> values) {
    ConfusionMatrix sum = frames.stream().reduce(ConfusionMatrix::plus).orElseThrow();
    return new FrameStatistic() {
      @Override
      public int numFrames() {
        return frames.size();
      }

      @Override
      public double[] all() {
        return values.apply(sum);
      }

      @Override
      public double[] without(int frame) {
        return values.apply(sum.minus(frames.get(frame)));
      }
    };
  }

  /// Means over frames; a frame whose value is NaN does not count.
  ///
  /// @param values one row a frame, rows of one length, at least one, not modified
  static FrameStatistic means(double[][] values) {
    return new FrameStatistic() {
      @Override
      public int numFrames() {
        return values.length;
      }

      @Override
      public double[] all() {
        return without(-1);
      }

      @Override
      public double[] without(int frame) {
        double[] sum = new double[values[0].length];
        long[] count = new long[sum.length];
        for (int f = 0; f < values.length; f++) {
          for (int i = 0; i < sum.length; i++) {
            if (f != frame && !Double.isNaN(values[f][i])) {
              sum[i] += values[f][i];
              count[i]++;
            }
          }
        }
        for (int i = 0; i < sum.length; i++) {
          sum[i] /= count[i];
        }
        return sum;
      }
    };
  }

  /// The values of this statistic, then those of another one of the same frames. Both lose the same
  /// frame, so differences of their values are paired.
  default FrameStatistic and(FrameStatistic other) {
    FrameStatistic first = this;
    return new FrameStatistic() {
      @Override
      public int numFrames() {
        return first.numFrames();
      }

      @Override
      public double[] all() {
        return join(first.all(), other.all());
      }

      @Override
      public double[] without(int frame) {
        return join(first.without(frame), other.without(frame));
      }
    };
  }

  /// Values computed from the values of this statistic.
  default FrameStatistic then(UnaryOperator<double[]> values) {
    FrameStatistic before = this;
    return new FrameStatistic() {
      @Override
      public int numFrames() {
        return before.numFrames();
      }

      @Override
      public double[] all() {
        return values.apply(before.all());
      }

      @Override
      public double[] without(int frame) {
        return values.apply(before.without(frame));
      }
    };
  }

  private static double[] join(double[] first, double[] second) {
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
