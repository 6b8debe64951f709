package io.semlink.models.codec;

import io.semlink.simulator.sensor.RasterImage;
import java.util.Optional;

/// Turns images into few bytes and back. Implementations are safe for use by many threads, and
/// equal calls give equal results. A jar on the class path can bring its own, see {@link
/// java.util.ServiceLoader}.
public interface ImageCodec {
  /// What {@link #floor} says of an image that a codec has no form of, however many bytes there
  /// are: more than any frame has, and few enough that two of them add up.
  int NO_FORM = 1 << 28;

  /// What reports call it, such as "jpeg2000".
  String name();

  /// The best form of an image in a number of bytes.
  ///
  /// @param image 1 or 3 channels, not modified
  /// @param maxBytes the most bytes that may be sent, at least 0
  /// @return never more than maxBytes bytes; empty where even the codec's poorest form is longer
  Optional<CodedImage> encode(RasterImage image, int maxBytes);

  /// Bytes of the poorest form of an image, the fewest that {@link #encode} makes one in. A codec
  /// whose poorest form is known without a search should say so.
  ///
  /// @param image 1 or 3 channels, not modified
  /// @return {@link #NO_FORM} where there is none
  default int floor(RasterImage image) {
    int low = 0;
    int high = 1;
    while (encode(image, high).isEmpty()) {
      if (high >= NO_FORM) {
        return NO_FORM;
      }
      low = high;
      high = Math.multiplyExact(2, high);
    }
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (encode(image, middle).isEmpty()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// How many bytes longer every coded image of a format would be as a file of its own, with all
  /// the headers that a study agrees on once.
  ///
  /// @return at least 0
  int headerBytes(ImageFormat format);

  /// The image that received bytes show. Never throws for bad bytes.
  ///
  /// @param stream the bytes that were sent, or the first of them, or bytes with errors that nobody
  ///   knows of; not modified
  /// @param format the shape of the image that was sent
  Decoded decode(byte[] stream, ImageFormat format);
}
