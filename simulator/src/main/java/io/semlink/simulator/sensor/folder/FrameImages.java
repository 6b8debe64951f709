package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.units.Resolution;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where the pixels of a frame lie: in two files or in one of four channels.
sealed interface FrameImages {
  /// What the files hold, upright and of one size.
  ///
  /// @param rgb one channel or three
  /// @param thermal one channel or three
  /// @param turned the files whose rows and columns are stored in another order
  record Pixels(Samples rgb, Samples thermal, List<Path> turned) {
    private static Pixels of(Samples rgb, Samples thermal, StoredImage... files) {
      return new Pixels(
          rgb,
          thermal,
          Stream.of(files).filter(StoredImage::turned).map(StoredImage::file).toList());
    }

    Resolution size() {
      return rgb.size();
    }
  }

  /// The files, RGB first.
  List<Path> files();

  /// Reads the files.
  ///
  /// @throws BadSourceException if a file cannot be read, or two differ in size
  Pixels read();

  /// A visible and an infrared file. A grey visible image becomes three equal channels, a colour
  /// thermal one its luma.
  record Pair(Path visible, Path infrared) implements FrameImages {
    @Override
    public List<Path> files() {
      return List.of(visible, infrared);
    }

    @Override
    public Pixels read() {
      StoredImage rgb = StoredImage.read(visible);
      StoredImage thermal = StoredImage.read(infrared);
      ImageFiles.requireSize(infrared, thermal.samples().size(), visible, rgb.samples().size());
      return Pixels.of(rgb.picture(), thermal.picture(), rgb, thermal);
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
    public Pixels read() {
      StoredImage image = StoredImage.read(file);
      Samples four = image.samples();
      if (four.numChannels() != 4 || four.bits() != Byte.SIZE) {
        throw new BadSourceException(
            "%s has %s channels of %s bits but needs four of 8: red, green, blue, thermal%n"
                    .formatted(file, four.numChannels(), four.bits())
                + "Maybe the thermal channel was lost when the image was converted.");
      }
      return Pixels.of(four.channels(0, 3), four.channels(3, 1), image);
    }
  }
}
