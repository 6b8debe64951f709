package io.semlink.simulator.link;

import io.semlink.simulator.random.StreamKey;
import org.jspecify.annotations.Nullable;

/// A whole link for payloads: one transport block a payload. Keeps working memory between calls.
public interface PayloadLink extends LinkFunction<Payload, Reception> {
  /// Es/N0 that the receiver measures on the data symbols of a payload's first transmission, dB.
  /// Pure; null on a channel without Gaussian noise.
  ///
  /// @param key names the payload, as in {@link #apply}
  @Nullable Double measuredEsN0Db(StreamKey key);

  /// Frees idle working memory; the link can be used again.
  void release();
}
