package io.semlink.simulator.link;

/// What the link hands to a frame decoder: a value u for each bit or feature of the payload.
///
/// @param softBits of a bit, u = 2 P(bit = 1) - 1 in [-1, 1]; of a feature, the estimate of its
///   value at unit mean square, which may lie outside [-1, 1]; 0 where nothing is known (an erased
///   block, a lost symbol); length that of the payload; shared, must not be modified
public record ReceivedPayload(float[] softBits) {
  /// The payload as if the link had made no error: -1 for bit 0, +1 for bit 1; features at unit
  /// mean square, see {@link Payload.Features#unitPower()}.
  public static ReceivedPayload errorFree(Payload payload) {
    return switch (payload) {
      case Payload.Bits sent -> errorFree(sent.bits().unpack());
      case Payload.Features sent -> new ReceivedPayload(sent.unitPower());
    };
  }

  private static ReceivedPayload errorFree(byte[] bits) {
    float[] softBits = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      softBits[i] = 2 * bits[i] - 1;
    }
    return new ReceivedPayload(softBits);
  }
}
