package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Writes image files that read back to the same samples.
public final class ImageWriter {
  private ImageWriter() {}

  /// Writes a label as a PNG of one 8-bit channel whose grey levels are class indices.
  ///
  /// @throws IOException if the file cannot be written
  public static void label(Path file, LabelMap label) throws IOException {
    Resolution size = label.resolution();
    BufferedImage image =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, size.width(), size.height(), label.classes());
    write(file, image);
  }

  /// Writes the pixels of a frame as one PNG of four 8-bit channels, red, green, blue and thermal,
  /// the form of MFNet.
  ///
  /// @throws IOException if the file cannot be written
  public static void stacked(Path file, SensorFrame frame) throws IOException {
    Resolution size = frame.rgb().resolution();
    BufferedImage image =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_4BYTE_ABGR);
    for (int c = 0; c < 4; c++) {
      RasterImage from = c < 3 ? frame.rgb() : frame.thermal();
      int[] row = new int[size.width()];
      for (int y = 0; y < size.height(); y++) {
        for (int x = 0; x < row.length; x++) {
          row[x] = from.sample(c % 3, y, x);
        }
        image.getRaster().setSamples(0, y, row.length, 1, c, row);
      }
    }
    write(file, image);
  }

  private static void write(Path file, BufferedImage image) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("no PNG writer for " + file);
      }
    }
  }
}
