package io.semlink.simulator.link;

/// What a link does around the coded bits of a block.
///
/// @param harq retransmissions
/// @param headerSymbols channel uses before every transmission that carry no payload: control
///   information, taken as always received; only counted
/// @param propagationSeconds simulated time from transmitter to receiver, s; as much back
public record LinkProtocol(HarqSettings harq, int headerSymbols, double propagationSeconds) {
  /// No retransmission, no header, no delay.
  public static final LinkProtocol NONE = new LinkProtocol(HarqSettings.NONE, 0, 0);

  /// @throws IllegalArgumentException if a value is negative
  public LinkProtocol {
    if (headerSymbols < 0) {
      throw new IllegalArgumentException(
          "header symbols are %s but must be at least 0".formatted(headerSymbols));
    }
    if (!(propagationSeconds >= 0 && Double.isFinite(propagationSeconds))) {
      throw new IllegalArgumentException(
          "propagation takes %s s but must be a finite time of at least 0"
              .formatted(propagationSeconds));
    }
  }

  /// Simulated time of blocks that are sent one after the other, each when the one before needs no
  /// further round: U / symbol rate + (rounds - blocks) (feedback + 2 propagation) + propagation.
  ///
  /// @param use what the blocks took
  /// @param symbolRateHz channel uses a second
  /// @return from the first symbol sent to the last one received, s
  public double linkSeconds(LinkUse use, double symbolRateHz) {
    long retransmissions = use.rounds().sum() - use.rounds().total();
    return use.channelUses() / symbolRateHz
        + retransmissions * roundTripSeconds()
        + propagationSeconds;
  }

  /// Time from the end of a block to the start of its next round, s.
  double roundTripSeconds() {
    return harq.feedbackSeconds() + 2 * propagationSeconds;
  }
}
