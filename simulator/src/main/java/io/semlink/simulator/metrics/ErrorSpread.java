package io.semlink.simulator.metrics;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// How errors spread over frames: what an interval of a bit error rate needs besides the counts.
/// Bits of one frame share a block that is wrong as a whole, or a fade, so that frames are the
/// independent trials. Sums are exact, so that their order cannot change them.
///
/// @param frames frames counted
/// @param errorsSquared sum over frames of errors^2
/// @param errorsTimesTrials sum over frames of errors * trials
/// @param trialsSquared sum over frames of trials^2
public record ErrorSpread(
    long frames, BigInteger errorsSquared, BigInteger errorsTimesTrials, BigInteger trialsSquared) {
  /// Nothing counted yet.
  public static final ErrorSpread NONE =
      new ErrorSpread(0, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

  /// The spread with one more frame.
  public ErrorSpread plus(ErrorCounts frame) {
    BigInteger errors = BigInteger.valueOf(frame.errors());
    BigInteger trials = BigInteger.valueOf(frame.trials());
    return new ErrorSpread(
        frames + 1,
        errorsSquared.add(errors.multiply(errors)),
        errorsTimesTrials.add(errors.multiply(trials)),
        trialsSquared.add(trials.multiply(trials)));
  }

  /// The spread of both.
  public ErrorSpread plus(ErrorSpread other) {
    return new ErrorSpread(
        frames + other.frames,
        errorsSquared.add(other.errorsSquared),
        errorsTimesTrials.add(other.errorsTimesTrials),
        trialsSquared.add(other.trialsSquared));
  }

  /// Interval of the error rate by the ratio estimator over clusters (Cochran, "Sampling
  /// Techniques", 3rd edition, section 6.4), never narrower than that of independent trials, on the
  /// logit's scale. The standard error rests on the few frames that hold the errors: Student's
  /// quantile has (sum of errors)^2 / (sum of errors^2) degrees of freedom, which is the number of
  /// frames with errors where these are equal.
  ///
  /// @param counts errors and trials of the same frames
  /// @param confidence in (0, 1), as 0.95
  /// @return null where frames cannot tell: below two of them, without an error or with nothing
  ///   else
  public @Nullable Interval interval(ErrorCounts counts, double confidence) {
    double rate = counts.rate();
    if (frames < 2 || !(rate > 0 && rate < 1)) {
      return null;
    }
    double trials = (double) counts.trials();
    double clustered = frames / (frames - 1.0) * residual(counts) / (trials * trials);
    double variance = Math.max(clustered, rate * (1 - rate) / trials);
    double errors = (double) counts.errors();
    double bearing = Math.max(1, errors * errors / errorsSquared.doubleValue());
    return Interval.ofShare(rate, Math.sqrt(variance), Math.min(frames - 1.0, bearing), confidence);
  }

  /// Sum over frames of (errors - rate * trials)^2, without cancellation.
  private double residual(ErrorCounts counts) {
    BigInteger errors = BigInteger.valueOf(counts.errors());
    BigInteger trials = BigInteger.valueOf(counts.trials());
    BigInteger scaled =
        errorsSquared
            .multiply(trials.pow(2))
            .subtract(errorsTimesTrials.multiply(errors).multiply(trials).shiftLeft(1))
            .add(trialsSquared.multiply(errors.pow(2)));
    return scaled.doubleValue() / trials.pow(2).doubleValue();
  }
}
