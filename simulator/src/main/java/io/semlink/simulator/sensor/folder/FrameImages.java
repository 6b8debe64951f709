package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.units.Resolution;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

/// Where the pixels of a frame lie: in two files or in one of four channels.
sealed interface FrameImages {
  /// RGB, three channels, and thermal, one channel, of one size.
  record Pixels(RasterImage rgb, RasterImage thermal) {}

  /// The files, RGB first.
  List<Path> files();

  /// Reads the files and says how large the frame is.
  ///
  /// @throws BadSourceException if a file cannot be read, or two differ in size
  Resolution size();

  /// Reads the pixels.
  ///
  /// @throws BadSourceException if a file cannot be read
  Pixels read();

  /// A visible and an infrared file. A grey visible image becomes three equal channels, a colour
  /// thermal one its luma.
  record Pair(Path visible, Path infrared) implements FrameImages {
    @Override
    public List<Path> files() {
      return List.of(visible, infrared);
    }

    @Override
    public Resolution size() {
      Resolution size = ImageFiles.size(ImageFiles.read(visible));
      ImageFiles.requireSize(infrared, ImageFiles.size(ImageFiles.read(infrared)), visible, size);
      return size;
    }

    @Override
    public Pixels read() {
      return new Pixels(
          ImageFiles.rgb(ImageFiles.read(visible)), ImageFiles.luma(ImageFiles.read(infrared)));
    }
  }

  /// One file of four 8-bit channels: red, green, blue, thermal. Viewers take the fourth for
  /// transparency.
  record Stacked(Path file) implements FrameImages {
    @Override
    public List<Path> files() {
      return List.of(file);
    }

    @Override
    public Resolution size() {
      return ImageFiles.size(four());
    }

    @Override
    public Pixels read() {
      BufferedImage image = four();
      return new Pixels(ImageFiles.bands(image, 0, 3), ImageFiles.bands(image, 3, 1));
    }

    private BufferedImage four() {
      BufferedImage image = ImageFiles.read(file);
      int bands = image.getRaster().getNumBands();
      if (bands != 4 || image.getColorModel().getComponentSize(0) != Byte.SIZE) {
        throw new BadSourceException(
            "%s has %s channels of %s bits but needs four of 8: red, green, blue, thermal%n"
                    .formatted(file, bands, image.getColorModel().getComponentSize(0))
                + "Maybe the thermal channel was lost when the image was converted.");
      }
      return image;
    }
  }
}
