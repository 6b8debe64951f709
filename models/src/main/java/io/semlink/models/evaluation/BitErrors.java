package io.semlink.models.evaluation;

import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.apache.commons.rng.UniformRandomProvider;

/// Independent errors of payload bits, of which the receiver knows nothing: it is handed -1 or +1
/// whatever the error rate.
final class BitErrors {
  private BitErrors() {}

  /// The payload as it arrives. Equal keys flip nested sets of bits, a higher rate the larger one.
  ///
  /// @param payload what was sent
  /// @param rate probability of an error, in [0, 0.5]
  /// @param seed seed of the errors
  /// @param frameIndex index of the frame
  static ReceivedPayload apply(Payload payload, double rate, long seed, long frameIndex) {
    ReceivedPayload clean = ReceivedPayload.errorFree(payload);
    if (rate == 0) {
      return clean;
    }
    UniformRandomProvider random = StreamKey.of(seed, Purpose.BIT_ERRORS, frameIndex).generator();
    float[] softBits = clean.softBits().clone();
    for (int i = 0; i < softBits.length; i++) {
      if (random.nextDouble() < rate) {
        softBits[i] = -softBits[i];
      }
    }
    return new ReceivedPayload(softBits);
  }
}
