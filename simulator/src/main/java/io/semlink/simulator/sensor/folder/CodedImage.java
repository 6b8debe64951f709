package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.units.Resolution;
import java.io.IOException;

/// What an image file says beside its pixels, and the file reduced to what its pixels need.
///
/// A decoder guesses from what stands beside the pixels: it bends samples by a colour profile,
/// makes a fourth channel of a transparent colour, and passes over that the camera was held upside
/// down. So all of that is read here, by rules that are written down, and the decoder is given the
/// rest. Colour profiles, gamma and transparency are passed over on purpose: data sets are read so
/// everywhere else.
///
/// @param format how it is coded
/// @param size rows and columns as stored
/// @param bits of a sample as stored, 1..16
/// @param numColours entries of the palette that samples are indices of; 0: samples are no indices
/// @param orientation how the stored rows and columns lie in the upright image
/// @param pixels a file of the same format
record CodedImage(
    Format format,
    Resolution size,
    int bits,
    int numColours,
    Orientation orientation,
    byte[] pixels) {
  /// Above any camera in use; a claim of more would take memory that no file of pictures deserves.
  private static final long MAX_PIXELS = 1L << 26;

  /// How a file is coded.
  enum Format {
    /// Portable Network Graphics, without loss.
    PNG,
    /// JPEG, with loss.
    JPEG
  }

  /// Takes a file apart. Its first bytes tell the format, whatever its name says.
  ///
  /// @throws IOException if it is neither a PNG nor a JPEG, is not whole, or holds what cannot be
  ///   understood for certain; the message says what
  static CodedImage of(byte[] file) throws IOException {
    if (PngFile.begins(file)) {
      return PngFile.read(file);
    }
    if (JpegFile.begins(file)) {
      return JpegFile.read(file);
    }
    throw new IOException("it is neither a PNG nor a JPEG image");
  }

  /// A size that a file claims.
  ///
  /// @throws IOException if a side is 0 or there are more pixels than are read
  static Resolution size(int height, int width) throws IOException {
    if (height < 1 || width < 1 || (long) height * width > MAX_PIXELS) {
      throw new IOException(
          "its header says %sx%s, but 1..%s pixels are read"
              .formatted(
                  Integer.toUnsignedString(height), Integer.toUnsignedString(width), MAX_PIXELS));
    }
    return new Resolution(height, width);
  }
}
