package io.semlink.simulator.metrics;

/// Errors in a number of trials (bits or blocks).
///
/// @param errors how many trials failed, 0..trials
/// @param trials how many there were, at least 0
public record ErrorCounts(long errors, long trials) {
  /// Nothing counted yet.
  public static final ErrorCounts NONE = new ErrorCounts(0, 0);

  /// @throws IllegalArgumentException unless 0 <= errors <= trials
  public ErrorCounts {
    if (errors < 0 || errors > trials) {
      throw new IllegalArgumentException("%s errors in %s trials".formatted(errors, trials));
    }
  }

  /// Both counts added.
  public ErrorCounts plus(ErrorCounts other) {
    return new ErrorCounts(errors + other.errors, trials + other.trials);
  }

  /// Errors over trials, NaN without a trial.
  public double rate() {
    return (double) errors / trials;
  }

  /// Exact (Clopper-Pearson) interval of the error probability of independent trials, as transport
  /// blocks are; errors of bits come in bursts, see {@link ErrorSpread}.
  ///
  /// @param confidence in (0, 1), as 0.95
  public Interval interval(double confidence) {
    return ClopperPearson.interval((double) errors, (double) trials, confidence);
  }
}
