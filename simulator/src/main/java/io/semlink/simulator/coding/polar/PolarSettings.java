package io.semlink.simulator.coding.polar;

/// Settings of a polar code that the size of a block does not determine.
///
/// @param control which control information
/// @param listSize paths of the list decoder, L: 1 (plain successive cancellation), 2, 4, 8, 16, 32
/// @param rule arithmetic of the decoder
/// @param channelInterleaver whether coded bits pass the triangular interleaver of clause 5.4.1.3
///   (I_BIL)
public record PolarSettings(
    ControlInformation control, int listSize, PathRule rule, boolean channelInterleaver) {
  /// Uplink with channel interleaver, eight paths, min-sum.
  public static final PolarSettings DEFAULT = of(ControlInformation.UPLINK, 8, PathRule.MIN_SUM);

  /// @throws IllegalArgumentException if the list size is none of those named
  public PolarSettings {
    if (listSize < 1 || listSize > 32 || Integer.bitCount(listSize) != 1) {
      throw new IllegalArgumentException(
          "list size is %s but must be 1, 2, 4, 8, 16 or 32".formatted(listSize));
    }
  }

  /// Settings with the channel interleaver as the standard has it: in the uplink alone.
  ///
  /// @param control which control information
  /// @param listSize paths of the list decoder
  /// @param rule arithmetic of the decoder
  public static PolarSettings of(ControlInformation control, int listSize, PathRule rule) {
    return new PolarSettings(control, listSize, rule, control == ControlInformation.UPLINK);
  }
}
