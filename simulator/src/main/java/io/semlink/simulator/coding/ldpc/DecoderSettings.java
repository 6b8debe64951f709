package io.semlink.simulator.coding.ldpc;

/// How an LDPC decoder works.
///
/// @param schedule order of the messages
/// @param rule what a check node computes
/// @param precision number format
/// @param maxIterations upper bound of iterations over all rows, 1..1000
/// @param earlyStop when decoding may end before the maximum
public record DecoderSettings(
    Schedule schedule,
    CheckRule rule,
    Precision precision,
    int maxIterations,
    EarlyStop earlyStop) {
  /// Layered normalised min-sum, factor 0.75, 10 iterations, stop on syndrome.
  public static final DecoderSettings DEFAULT = layeredNormalised(10, 0.75, EarlyStop.SYNDROME);

  /// @throws IllegalArgumentException if a value lies outside its range
  public DecoderSettings {
    if (maxIterations < 1 || maxIterations > 1000) {
      throw new IllegalArgumentException(
          "max iterations is %s but must lie in 1..1000".formatted(maxIterations));
    }
  }

  /// Layered normalised min-sum in floating point, the reference of most published curves.
  ///
  /// @param maxIterations upper bound of iterations
  /// @param factor normalisation, in (0, 1]
  /// @param earlyStop when decoding may end before the maximum
  public static DecoderSettings layeredNormalised(
      int maxIterations, double factor, EarlyStop earlyStop) {
    return new DecoderSettings(
        Schedule.LAYERED,
        new CheckRule.NormalisedMinSum(factor),
        Precision.FLOAT,
        maxIterations,
        earlyStop);
  }
}
