package io.semlink.simulator.sensor.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.units.Resolution;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Writes small image files.
///
/// @param root where their paths begin
record TestImages(Path root) {
  static final Resolution SIZE = new Resolution(6, 8);

  /// An image of one value; `type` is one of {@link BufferedImage}'s.
  void write(String file, int type, int value, Resolution size) throws IOException {
    BufferedImage image = new BufferedImage(size.width(), size.height(), type);
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        if (type == BufferedImage.TYPE_BYTE_GRAY) {
          image.getRaster().setSample(x, y, 0, value);
        } else {
          image.setRGB(x, y, value);
        }
      }
    }
    write(file, image);
  }

  void write(String file, BufferedImage image) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    assertThat(ImageIO.write(image, file.endsWith("png") ? "png" : "jpg", path.toFile())).isTrue();
  }

  void colour(String file) throws IOException {
    write(file, BufferedImage.TYPE_INT_RGB, 0x204080, SIZE);
  }

  void grey(String file, int value) throws IOException {
    write(file, BufferedImage.TYPE_BYTE_GRAY, value, SIZE);
  }

  /// Four channels of one value each.
  void four(String file, int... channels) throws IOException {
    BufferedImage image =
        new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_4BYTE_ABGR);
    for (int i = 0; i < SIZE.numPixels(); i++) {
      image.getRaster().setPixel(i % SIZE.width(), i / SIZE.width(), channels);
    }
    write(file, image);
  }

  void text(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
