package io.semlink.simulator.link;

/// What a scheme that sends both images of a frame as files says about a payload.
///
/// @param headerBits bits by which a frame would be longer if both files had every header that
///   sender and receiver agree on once and that is therefore not sent, at least 0
/// @param rgbShare RGB's share of the bytes that both files may take, in (0, 1)
public record SourceCoding(int headerBits, double rgbShare) {
  /// @throws IllegalArgumentException if a value is out of range
  public SourceCoding {
    if (headerBits < 0 || !(rgbShare > 0 && rgbShare < 1)) {
      throw new IllegalArgumentException(
          "%s header bits and a share of %s for RGB make no sense".formatted(headerBits, rgbShare));
    }
  }

  /// Payload bits per pixel if every header were sent.
  ///
  /// @param bitsPerPixel payload bits over the pixels of a frame, as sent
  /// @param payloadBits bits of the payload, above 0
  public double bitsPerPixelWithHeaders(double bitsPerPixel, int payloadBits) {
    return bitsPerPixel * (payloadBits + headerBits) / payloadBits;
  }
}
