package io.semlink.simulator.channel;

/// Two-state Markov chain of a channel with memory: in each state errors are independent (Gilbert,
/// "Capacity of a burst-noise channel", 1960; Elliott, "Estimates of error rates for codes on
/// burst-noise channels", 1963; both Bell System Technical Journal).
///
/// @param toBad probability p of going from good to bad at a step, in [0, 1]
/// @param toGood probability r of going from bad to good at a step, in [0, 1]
/// @param errorInGood error probability in the good state, in [0, 1]
/// @param errorInBad error probability in the bad state, in [0, 1]
public record GilbertElliott(double toBad, double toGood, double errorInGood, double errorInBad) {
  /// Least probability that a step forgets the past.
  static final double LEAST_FORGETTING = 1e-6;

  /// @throws IllegalArgumentException if a probability is out of range, or if the chain all but
  ///   never forgets its state (|1 - p - r| above 1 - 1e-6)
  public GilbertElliott {
    Probability.require("probability good to bad", toBad);
    Probability.require("probability bad to good", toGood);
    Probability.require("error probability in the good state", errorInGood);
    Probability.require("error probability in the bad state", errorInBad);
    if (Math.abs(1 - toBad - toGood) > 1 - LEAST_FORGETTING) {
      throw new IllegalArgumentException(
          "transition probabilities add up to %s but must lie in [1e-6, 2 - 1e-6] together"
              .formatted(toBad + toGood));
    }
  }

  /// The chain of a share of bad steps and a mean length of bad runs.
  ///
  /// @param badShare long-run share of the bad state, in [0, 1)
  /// @param meanBadRun steps, at least 1 and so long that p stays a probability
  /// @throws IllegalArgumentException if no chain has these
  public static GilbertElliott ofBursts(
      double badShare, double meanBadRun, double errorInGood, double errorInBad) {
    if (!(badShare >= 0 && badShare < 1)) {
      throw new IllegalArgumentException(
          "share of the bad state is %s but must lie in [0, 1)".formatted(badShare));
    }
    if (!(meanBadRun >= 1 && meanBadRun < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "mean burst is %s but must be finite and at least 1".formatted(meanBadRun));
    }
    double toGood = 1 / meanBadRun;
    double toBad = toGood * badShare / (1 - badShare);
    return new GilbertElliott(toBad, toGood, errorInGood, errorInBad);
  }

  /// Stationary probability of the bad state, p/(p+r).
  public double badShare() {
    return toBad / (toBad + toGood);
  }

  /// Mean error probability, (e_G r + e_B p)/(p+r).
  public double meanErrorRate() {
    return errorInGood + (errorInBad - errorInGood) * badShare();
  }

  /// Mean number of steps of a stay in the bad state, 1/r.
  public double meanBadRun() {
    return 1 / toGood;
  }

  /// Memory of the state, 1 - p - r, in (-1, 1).
  public double memory() {
    return 1 - toBad - toGood;
  }

  /// Covariance of the errors of two steps, (e_B - e_G)^2 pi_G pi_B (1-p-r)^lag.
  ///
  /// @param lag steps between them, at least 1
  public double autocovariance(int lag) {
    double difference = errorInBad - errorInGood;
    double variance = difference * difference * badShare() * (1 - badShare());
    return variance * Math.pow(memory(), lag);
  }

  /// Error probability in a state.
  double errorRate(boolean bad) {
    return bad ? errorInBad : errorInGood;
  }

  /// State after a step.
  ///
  /// @param bad state before it
  /// @param uniform value in [0, 1) that decides
  boolean next(boolean bad, double uniform) {
    return uniform < (bad ? 1 - toGood : toBad);
  }
}
