package io.semlink.simulator.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Intervals of what is computed from many frames, by leaving out one frame at a time (Tukey,
/// Annals of Mathematical Statistics 29, 1958): the values without one frame spread as the standard
/// error does. Deterministic, and knows of frames what matters: all pixels of a frame stay
/// together.
///
/// Where few frames make the spread, Student's quantile has few degrees of freedom: (sum of d^2)^2
/// / (sum of d^4 - (sum of d^2)^2 / n) of the n deviations d, half of what Satterthwaite
/// (Biometrics Bulletin 2, 1946) counts, since deviations are skewed. Nothing is known of what was
/// the same for all frames: the seed of a training, the place where the images were taken.
public final class Jackknife {
  /// What a value can be.
  public enum Scale {
    /// Inside (0, 1): the interval is symmetric in the logit.
    SHARE,
    /// Anything, as a difference: the interval is symmetric.
    REAL
  }

  private Jackknife() {}

  /// One interval a value of a statistic; null where there is none.
  public static List<@Nullable Interval> intervals(FrameStatistic statistic, Scale scale) {
    double[] all = statistic.all();
    double[][] without = new double[all.length][statistic.numFrames()];
    for (int f = 0; f < statistic.numFrames(); f++) {
      double[] values = statistic.without(f);
      for (int v = 0; v < all.length; v++) {
        without[v][f] = values[v];
      }
    }
    List<@Nullable Interval> intervals = new ArrayList<>();
    for (int v = 0; v < all.length; v++) {
      intervals.add(interval(all[v], without[v], scale));
    }
    return intervals;
  }

  /// Interval of a mean over all classes of one confusion matrix over all frames; null also where a
  /// class is in too few frames, see {@link ClassFrames}.
  ///
  /// @param frames one matrix a frame
  /// @param metric a share, of the summed matrix
  public static @Nullable Interval ofClassMean(
      List<ConfusionMatrix> frames, ToDoubleFunction<ConfusionMatrix> metric) {
    return ClassFrames.of(frames).bearMean()
        ? intervals(
                FrameStatistic.pooled(frames, sum -> new double[] {metric.applyAsDouble(sum)}),
                Scale.SHARE)
            .getFirst()
        : null;
  }

  /// Interval of a value by its values without one frame.
  ///
  /// @param value of all frames
  /// @param without of all frames but one, one for each frame, not modified
  /// @return null where frames cannot tell: below two of them, where the value or one of the others
  ///   is undefined, where no frame makes a difference, and for a share of 0 or 1
  public static @Nullable Interval interval(double value, double[] without, Scale scale) {
    int n = without.length;
    double mean = 0;
    for (double one : without) {
      mean += one / n;
    }
    double squares = 0;
    double fourths = 0;
    for (double one : without) {
      double square = (one - mean) * (one - mean);
      squares += square;
      fourths += square * square;
    }
    boolean told = n > 1 && squares > 0 && Double.isFinite(value) && Double.isFinite(squares);
    if (!told || (scale == Scale.SHARE && !(value > 0 && value < 1))) {
      return null;
    }
    double error = Math.sqrt(squares * (n - 1) / n);
    double excess = fourths - squares * squares / n;
    double bearing = excess > 0 ? squares * squares / excess : n;
    double degrees = Math.max(1, Math.min(n - 1.0, bearing));
    return switch (scale) {
      case SHARE -> Interval.ofShare(value, error, degrees, Interval.CONFIDENCE);
      case REAL -> Interval.around(value, error, degrees, Interval.CONFIDENCE);
    };
  }
}
