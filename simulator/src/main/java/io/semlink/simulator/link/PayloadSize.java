package io.semlink.simulator.link;

/// How large a frame's payload is.
///
/// @param kind what is counted
/// @param length bits or values, at least 1
public record PayloadSize(PayloadKind kind, int length) {
  /// @throws IllegalArgumentException if the payload is empty
  public PayloadSize {
    if (length < 1) {
      throw new IllegalArgumentException(
          "payload has %s %s but must have at least 1".formatted(length, kind.words()));
    }
  }
}
