package io.semlink.simulator.coding.ldpc;

/// How the layered min-sum decoder works.
///
/// @param maxIterations upper bound of iterations over all rows, 1..1000
/// @param normalisation factor that check-to-bit messages are scaled by, in (0, 1]; 0.75 is usual
/// @param earlyStop when decoding may end before the maximum
public record DecoderSettings(int maxIterations, double normalisation, EarlyStop earlyStop) {
  /// 10 iterations, normalisation 0.75, stop on syndrome.
  public static final DecoderSettings DEFAULT = new DecoderSettings(10, 0.75, EarlyStop.SYNDROME);

  /// @throws IllegalArgumentException if a value lies outside its range
  public DecoderSettings {
    if (maxIterations < 1 || maxIterations > 1000) {
      throw new IllegalArgumentException(
          "max iterations is %d but must lie in 1..1000".formatted(maxIterations));
    }
    if (!(normalisation > 0 && normalisation <= 1)) {
      throw new IllegalArgumentException(
          "normalisation is %s but must lie in (0, 1]".formatted(normalisation));
    }
  }
}
