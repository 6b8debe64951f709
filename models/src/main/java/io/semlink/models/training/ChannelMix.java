package io.semlink.models.training;

/// How often the link of a training frame does what; the rest of the frames arrive as they were
/// sent. One network serves every receive mode, so it sees all of them.
///
/// @param flips share of frames with independent bit errors at a rate below {@link #maxFlipRate}
/// @param maxFlipRate highest bit error rate
/// @param lost share of frames with a lost run of bits (a code block)
/// @param soft share of frames that arrive as soft values at a random Es/N0 (BPSK a bit)
/// @param analog share of frames that are sent as features in place of bits, at a random Es/N0
public record ChannelMix(
    double flips, double maxFlipRate, double lost, double soft, double analog) {
  /// The link makes no error.
  public static final ChannelMix ERROR_FREE = new ChannelMix(0, 0, 0, 0, 0);

  /// The mix of the shipped `promsc-small` and `promsc-medium`.
  public static final ChannelMix DEFAULT = new ChannelMix(0.15, 0.15, 0.05, 0.20, 0.15);

  /// @throws IllegalArgumentException if a share is negative or all together exceed 1
  public ChannelMix {
    if (!(flips >= 0 && lost >= 0 && soft >= 0 && analog >= 0)
        || flips + lost + soft + analog > 1) {
      throw new IllegalArgumentException(
          "shares of channels must be >= 0 and sum to at most 1, not %s, %s, %s, %s"
              .formatted(flips, lost, soft, analog));
    }
    if (!(maxFlipRate >= 0 && maxFlipRate <= 0.5)) {
      throw new IllegalArgumentException(
          "the highest bit error rate is %s but must be in [0, 0.5]".formatted(maxFlipRate));
    }
  }
}
