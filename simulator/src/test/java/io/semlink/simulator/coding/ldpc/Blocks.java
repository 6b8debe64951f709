package io.semlink.simulator.coding.ldpc;

import org.apache.commons.math3.distribution.BetaDistribution;

/// Counts of blocks with their exact interval. Two such intervals hold together with 95 %.
///
/// @param errors wrong blocks
/// @param trials blocks
record Blocks(int errors, int trials) {
  private static final double TAIL = (1 - Math.sqrt(0.95)) / 2;

  double lower() {
    return errors == 0
        ? 0
        : new BetaDistribution(errors, trials - errors + 1.0).inverseCumulativeProbability(TAIL);
  }

  double upper() {
    return errors == trials
        ? 1
        : new BetaDistribution(errors + 1.0, trials - errors)
            .inverseCumulativeProbability(1 - TAIL);
  }

  boolean agreesWith(Blocks other) {
    return lower() <= other.upper() && other.lower() <= upper();
  }

  @Override
  public String toString() {
    return "%d of %d = %.3g".formatted(errors, trials, (double) errors / trials);
  }
}
