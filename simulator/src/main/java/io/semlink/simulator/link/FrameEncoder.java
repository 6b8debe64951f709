package io.semlink.simulator.link;

import io.semlink.simulator.sensor.SensorFrame;
import java.util.List;

/// Turns frames into payloads. Deterministic; used by one thread at a time.
public interface FrameEncoder extends AutoCloseable {
  /// Encodes a micro-batch.
  ///
  /// @param frames a micro-batch of the scheme's resolution, at least one
  /// @param payloadBits a legal payload size of the scheme
  /// @return one payload of payloadBits bits a frame, in order
  List<Payload> encode(List<SensorFrame> frames, int payloadBits);

  /// Frees the network's memory.
  @Override
  void close();
}
