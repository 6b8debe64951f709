package io.semlink.models.separate;

import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.List;
import java.util.Optional;

/// Frames to the bits of two coded images, eight a byte, highest bit first.
///
/// @param stream makes the bytes
record SeparateFrameEncoder(FrameStream stream) implements FrameEncoder {

  /// @throws IllegalArgumentException if a frame has another size or needs more bits
  @Override
  public List<Payload> encode(List<SensorFrame> frames, int payloadBits) {
    return frames.stream().map(frame -> encode(frame, payloadBits)).toList();
  }

  private Payload encode(SensorFrame frame, int payloadBits) {
    if (!frame.rgb().resolution().equals(stream.resolution())) {
      throw new IllegalArgumentException(
          "frame %s is %s but this scheme takes %s"
              .formatted(frame.name(), frame.rgb().resolution(), stream.resolution()));
    }
    // A frame that does not fit is not sent: the receiver finds two lengths of 0.
    Optional<byte[]> bytes = stream.encode(frame, payloadBits / Byte.SIZE);
    return new Payload.Bits(bits(bytes.orElseGet(() -> new byte[payloadBits / Byte.SIZE])));
  }

  private static BitBlock bits(byte[] bytes) {
    byte[] bits = new byte[bytes.length * Byte.SIZE];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (byte) (bytes[i / Byte.SIZE] >> (Byte.SIZE - 1 - i % Byte.SIZE) & 1);
    }
    return BitBlock.pack(bits, 0, bits.length);
  }

  @Override
  public void close() {}
}
