package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.units.Resolution;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// Image files as planar samples.
final class ImageFiles {
  private static final List<String> SUFFIXES = List.of(".png", ".jpg", ".jpeg");

  private ImageFiles() {}

  /// The images of a folder by base name, sorted. Other files and hidden ones are passed over.
  ///
  /// @throws BadSourceException if it is no folder, or two images share a base name
  static Map<String, Path> byName(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadSourceException(
          "%s is not a folder%nMaybe the path is relative to another working directory."
              .formatted(folder));
    }
    Map<String, Path> found = new TreeMap<>();
    for (Path file : children(folder)) {
      String name = file.getFileName().toString();
      String lower = name.toLowerCase(Locale.ROOT);
      if (name.startsWith(".") || SUFFIXES.stream().noneMatch(lower::endsWith)) {
        continue;
      }
      Path other = found.put(name.substring(0, name.lastIndexOf('.')), file);
      if (other != null) {
        throw new BadSourceException("%s and %s share a base name".formatted(other, file));
      }
    }
    return found;
  }

  /// What lies in a folder, sorted.
  ///
  /// @throws BadSourceException if it cannot be listed
  static List<Path> children(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new BadSourceException("%s cannot be listed: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /// @throws BadSourceException if the file cannot be read as an image
  static BufferedImage read(Path file) {
    BufferedImage image;
    try {
      image = ImageIO.read(file.toFile());
    } catch (IOException | RuntimeException e) {
      throw new BadSourceException(
          "%s cannot be read: %s%nMaybe the file is damaged or was not copied whole."
              .formatted(file, e.getMessage()),
          e);
    }
    if (image == null) {
      throw new BadSourceException(
          "%s is not a JPEG or PNG image%nMaybe it is a text file or a pointer to a large file."
              .formatted(file));
    }
    return image;
  }

  /// The file as it is.
  ///
  /// @throws BadSourceException if it cannot be read
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadSourceException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  static Resolution size(BufferedImage image) {
    return new Resolution(image.getHeight(), image.getWidth());
  }

  /// @throws BadSourceException if a file's image has not the size of another's
  static void requireSize(Path file, Resolution size, Path other, Resolution expected) {
    if (!size.equals(expected)) {
      throw new BadSourceException(
          "%s is %s but %s is %s%nMaybe one of them was cut or resized."
              .formatted(file, size, other, expected));
    }
  }

  /// Some 8-bit channels of an image as they are stored.
  ///
  /// @param first the first of them
  /// @param channels how many
  static RasterImage bands(BufferedImage image, int first, int channels) {
    Resolution size = size(image);
    int n = size.numPixels();
    byte[] out = new byte[channels * n];
    int[] row = new int[size.width()];
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < size.height(); y++) {
        image.getRaster().getSamples(0, y, size.width(), 1, first + c, row);
        for (int x = 0; x < size.width(); x++) {
          out[c * n + y * size.width() + x] = (byte) row[x];
        }
      }
    }
    return new RasterImage(size, channels, out);
  }

  /// Red, green and blue.
  static RasterImage rgb(BufferedImage image) {
    return planar(image, 3);
  }

  /// Luma, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), or the one channel there is.
  static RasterImage luma(BufferedImage image) {
    RasterImage colour = planar(image, 3);
    int n = colour.resolution().numPixels();
    byte[] out = new byte[n];
    for (int i = 0; i < n; i++) {
      int r = colour.samples()[i] & 0xFF;
      int g = colour.samples()[n + i] & 0xFF;
      int b = colour.samples()[2 * n + i] & 0xFF;
      out[i] = (byte) ((299 * r + 587 * g + 114 * b + 500) / 1000);
    }
    return new RasterImage(colour.resolution(), 1, out);
  }

  private static RasterImage planar(BufferedImage image, int channels) {
    Resolution size = size(image);
    int n = size.numPixels();
    byte[] out = new byte[channels * n];
    boolean grey = isGrey(image.getColorModel());
    for (int i = 0; i < n; i++) {
      int x = i % size.width();
      int y = i / size.width();
      int rgb = grey ? 0x010101 * grey(image, x, y) : image.getRGB(x, y);
      for (int c = 0; c < channels; c++) {
        out[c * n + i] = (byte) (rgb >> (16 - 8 * c));
      }
    }
    return new RasterImage(size, channels, out);
  }

  /// Whether the samples are grey levels, with alpha or without. A palette is not: its samples are
  /// indices, and its colours are sRGB already.
  private static boolean isGrey(ColorModel model) {
    return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  /// A grey level of any depth on the scale 0..255, rounded; alpha is passed over. The raster is
  /// read because getRGB takes grey for linear light and would bend it to sRGB.
  private static int grey(BufferedImage image, int x, int y) {
    int max = (1 << image.getColorModel().getComponentSize(0)) - 1;
    return (image.getRaster().getSample(x, y, 0) * 255 + max / 2) / max;
  }

  /// A label image: grey levels or palette indices are classes.
  ///
  /// @param classes what the values mean
  /// @throws BadSourceException if it has several channels or holds a value without a meaning
  static LabelMap label(Path file, ClassMap classes) {
    BufferedImage image = read(file);
    Raster raster = image.getRaster();
    if (raster.getNumBands() != 1) {
      throw new BadSourceException(
          "%s has %s channels but a label has one%nMaybe it is a coloured picture of the label."
              .formatted(file, raster.getNumBands()));
    }
    Resolution size = size(image);
    byte[] indices = new byte[size.numPixels()];
    for (int i = 0; i < indices.length; i++) {
      int value = raster.getSample(i % size.width(), i / size.width(), 0);
      int index = classes.index(value);
      if (index < 0) {
        throw new BadSourceException(
            "%s holds class %s at row %s, column %s but classes are 0..%s, or 255 to ignore"
                .formatted(
                    file, value, i / size.width(), i % size.width(), classes.rows().size() - 1));
      }
      indices[i] = (byte) index;
    }
    return new LabelMap(size, indices);
  }
}
