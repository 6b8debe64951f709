package io.semlink.simulator.link;

import java.util.List;

/// Turns received payloads into an understanding. Deterministic; used by one thread at a time.
public interface FrameDecoder extends AutoCloseable {
  /// Decodes a micro-batch.
  ///
  /// @param payloads a micro-batch of equal sizes, at least one
  /// @return one understanding a payload, in order
  List<Understanding> decode(List<ReceivedPayload> payloads);

  /// Frees the network's memory.
  @Override
  void close();
}
