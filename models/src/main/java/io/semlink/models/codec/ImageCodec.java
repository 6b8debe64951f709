package io.semlink.models.codec;

import io.semlink.simulator.sensor.RasterImage;
import java.util.Optional;

/// Turns images into few bytes and back. Implementations are safe for use by many threads, and
/// equal calls give equal results. A jar on the class path can bring its own, see {@link
/// java.util.ServiceLoader}.
public interface ImageCodec {

  /// What reports call it, such as "jpeg2000".
  String name();

  /// The best form of an image in a number of bytes.
  ///
  /// @param image 1 or 3 channels, not modified
  /// @param maxBytes the most bytes that may be sent, at least 0
  /// @return never more than maxBytes bytes; empty where even the codec's poorest form is longer
  Optional<CodedImage> encode(RasterImage image, int maxBytes);

  /// The image that received bytes show. Never throws for bad bytes.
  ///
  /// @param stream the bytes that were sent, or the first of them, or bytes with errors that nobody
  ///   knows of; not modified
  /// @param format the shape of the image that was sent
  Decoded decode(byte[] stream, ImageFormat format);
}
