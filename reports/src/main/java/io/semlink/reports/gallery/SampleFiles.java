package io.semlink.reports.gallery;

import io.semlink.simulator.results.BadRunException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// The images that a run put aside: samples/POINT/FRAME-{rgb,thermal,truth,decoded}.png.
///
/// @param folder the folder "samples"; it may be absent
record SampleFiles(Path folder) {
  private static final String DECODED = "-decoded.png";

  /// Indices of the frames that a point kept, ascending; empty if it kept none.
  ///
  /// @throws BadRunException if the folder cannot be listed
  List<Long> frames(String pointId) {
    Path point = folder.resolve(pointId);
    if (!Files.isDirectory(point)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(point)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(name -> name.matches("\\d+" + DECODED))
          .map(name -> Long.valueOf(name.substring(0, name.length() - DECODED.length())))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BadRunException("%s cannot be listed: %s".formatted(point, e.getMessage()), e);
    }
  }

  /// One image of a frame; empty where the run wrote none.
  ///
  /// @param kind rgb, thermal, truth or decoded
  /// @throws BadRunException if the file is no image
  Optional<BufferedImage> image(String pointId, long frameIndex, String kind) {
    Path file = folder.resolve(pointId).resolve("%s-%s.png".formatted(frameIndex, kind));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(file)));
      if (image == null) {
        throw new BadRunException("%s is not an image".formatted(file));
      }
      return Optional.of(image);
    } catch (IOException e) {
      throw new BadRunException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
