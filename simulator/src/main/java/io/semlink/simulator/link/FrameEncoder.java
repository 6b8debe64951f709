package io.semlink.simulator.link;

import io.semlink.simulator.sensor.SensorFrame;
import java.util.List;

/// Turns frames into payloads. Deterministic; used by one thread at a time.
public interface FrameEncoder extends AutoCloseable {
  /// Encodes a micro-batch to bits.
  ///
  /// @param frames a micro-batch of the scheme's resolution, at least one
  /// @param payloadBits a legal payload size of the scheme
  /// @return one {@link Payload.Bits} of payloadBits bits a frame, in order
  List<Payload> encode(List<SensorFrame> frames, int payloadBits);

  /// Encodes a micro-batch to analog features.
  ///
  /// @param frames as above
  /// @param numFeatures a legal number of features of the scheme
  /// @return one {@link Payload.Features} of numFeatures values a frame, in order
  /// @throws UnsupportedOperationException if the scheme has no {@link PayloadKind#FEATURES}, which
  ///   {@link Scheme#payloadKinds()} says
  default List<Payload> encodeAnalog(List<SensorFrame> frames, int numFeatures) {
    throw new UnsupportedOperationException("this encoder has no analog features");
  }

  /// Encodes a micro-batch to payloads of either kind.
  ///
  /// @param frames as above
  /// @param size a legal size of the scheme
  /// @return one payload of that size a frame, in order
  default List<Payload> encode(List<SensorFrame> frames, PayloadSize size) {
    return switch (size.kind()) {
      case BITS -> encode(frames, size.length());
      case FEATURES -> encodeAnalog(frames, size.length());
    };
  }

  /// Frees the network's memory.
  @Override
  void close();
}
