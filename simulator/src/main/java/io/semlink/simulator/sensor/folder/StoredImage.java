package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.BadSourceException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// An image file, decoded and turned upright.
///
/// @param file where it lies
/// @param format how it is coded
/// @param turned whether its rows and columns are stored in another order
/// @param samples all its channels as stored; of a palette, indices
/// @param palette colours of the indices; absent where the samples are none
record StoredImage(
    Path file,
    CodedImage.Format format,
    boolean turned,
    Samples samples,
    @Nullable Palette palette) {

  /// The colours that indices stand for. Decoders stretch it to the depth with colours of their
  /// own.
  ///
  /// @param colours by index
  /// @param size how many of them the file holds
  record Palette(ColorModel colours, int size) {}

  /// @throws BadSourceException if the file cannot be read as an image, or not whole
  static StoredImage read(Path file) {
    byte[] bytes = ImageFiles.bytes(file);
    try {
      CodedImage coded = CodedImage.of(bytes);
      BufferedImage image = decode(coded);
      return new StoredImage(
          file,
          coded.format(),
          !coded.orientation().equals(Orientation.UPRIGHT),
          Samples.of(image.getRaster(), coded.bits()).turned(coded.orientation()),
          coded.numColours() > 0 ? new Palette(image.getColorModel(), coded.numColours()) : null);
    } catch (IOException | RuntimeException e) {
      throw new BadSourceException(
          "%s cannot be read as an image: %s%nMaybe it was not copied whole, is a pointer to a large"
                  .formatted(file, e.getMessage() == null ? e.toString() : e.getMessage())
              + " file, or another program can save it as a plain PNG.",
          e);
    }
  }

  /// Decoders go on where data are missing and fill up with what they have; they warn of it.
  private static BufferedImage decode(CodedImage coded) throws IOException {
    ImageReader reader =
        ImageIO.getImageReadersByFormatName(coded.format().name().toLowerCase(Locale.ROOT)).next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(coded.pixels()))) {
      StringBuilder warnings = new StringBuilder();
      reader.addIIOReadWarningListener((source, warning) -> warnings.append(warning));
      reader.setInput(in, true, true);
      BufferedImage image = reader.read(0);
      if (!warnings.isEmpty()) {
        throw new IOException(warnings.toString());
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  /// What is seen: one channel or three, without transparency, in the colours of a palette.
  ///
  /// @throws BadSourceException if an index has no colour
  Samples picture() {
    Palette known = palette;
    if (known != null) {
      return coloured(known);
    }
    return samples.channels(0, samples.numChannels() < 3 ? 1 : 3);
  }

  private Samples coloured(Palette known) {
    int n = samples.size().numPixels();
    char[] values = new char[3 * n];
    for (int i = 0; i < n; i++) {
      int index = samples.values()[i];
      if (index >= known.size) {
        throw new BadSourceException(
            "%s holds index %s but its palette has %s colours".formatted(file, index, known.size));
      }
      int rgb = known.colours.getRGB(index);
      for (int c = 0; c < 3; c++) {
        values[c * n + i] = (char) (rgb >> (16 - 8 * c) & 0xFF);
      }
    }
    return new Samples(samples.size(), 3, Byte.SIZE, values);
  }
}
