package io.semlink.simulator.link;

/// What the link hands to a frame decoder: a soft value for each payload bit.
///
/// @param softBits u = 2 P(bit = 1) - 1 in [-1, 1], 0 where nothing is known (an erased block);
///   length = payload bits; shared, must not be modified
public record ReceivedPayload(float[] softBits) {
  /// The payload as if the link had made no error: -1 for bit 0, +1 for bit 1.
  public static ReceivedPayload errorFree(Payload payload) {
    byte[] bits = payload.bits().unpack();
    float[] softBits = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      softBits[i] = 2 * bits[i] - 1;
    }
    return new ReceivedPayload(softBits);
  }
}
