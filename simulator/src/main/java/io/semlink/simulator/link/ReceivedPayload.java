package io.semlink.simulator.link;

import org.jspecify.annotations.Nullable;

/// What the link hands to a frame decoder: a value u for each bit or feature of the payload.
///
/// @param softBits of a bit, u = 2 P(bit = 1) - 1 in [-1, 1]; of a feature, the estimate of its
///   value at unit mean square, which may lie outside [-1, 1]; 0 where nothing is known (an erased
///   block, a lost symbol); length that of the payload; shared, must not be modified
/// @param intact whether checks of the channel code say that every bit is right; false where
///   nothing is checked
/// @param predecessor the last payload before this one, in the order of the frames, that is intact
///   and that the scheme {@linkplain Scheme#concealsWith conceals} losses with; it has no
///   predecessor itself; absent where there is none
public record ReceivedPayload(
    float[] softBits, boolean intact, @Nullable ReceivedPayload predecessor) {
  /// @throws IllegalArgumentException if the predecessor is not intact or has one itself, which
  ///   would keep every payload of a point in memory
  public ReceivedPayload {
    if (predecessor != null && (!predecessor.intact || predecessor.predecessor != null)) {
      throw new IllegalArgumentException(
          "a predecessor must be intact and have no predecessor itself");
    }
  }

  /// A payload that nothing more is known of.
  ///
  /// @param softBits as above
  public ReceivedPayload(float[] softBits) {
    this(softBits, false, null);
  }

  /// Whether every bit is known for sure or not at all. Such payloads come again, as over a good
  /// channel and over a hopeless one; soft bits of another value are never twice the same.
  public boolean isDecided() {
    for (float u : softBits) {
      if (u != 0 && Math.abs(u) != 1) {
        return false;
      }
    }
    return true;
  }

  /// The same payload with another predecessor.
  ///
  /// @param newPredecessor intact, its own predecessor is left out; null for none
  public ReceivedPayload after(@Nullable ReceivedPayload newPredecessor) {
    return new ReceivedPayload(
        softBits, intact, newPredecessor == null ? null : newPredecessor.alone());
  }

  private ReceivedPayload alone() {
    return predecessor == null ? this : new ReceivedPayload(softBits, intact, null);
  }

  /// The payload as if the link had made no error and the receiver knew it: -1 for bit 0, +1 for
  /// bit 1; features at unit mean square, see {@link Payload.Features#unitPower()}.
  public static ReceivedPayload errorFree(Payload payload) {
    return switch (payload) {
      case Payload.Bits sent -> errorFree(sent.bits().unpack());
      case Payload.Features sent -> new ReceivedPayload(sent.unitPower(), true, null);
    };
  }

  private static ReceivedPayload errorFree(byte[] bits) {
    float[] softBits = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      softBits[i] = 2 * bits[i] - 1;
    }
    return new ReceivedPayload(softBits, true, null);
  }
}
