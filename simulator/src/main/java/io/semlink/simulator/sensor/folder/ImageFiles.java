package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.units.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds image files.
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

  /// @throws BadSourceException if a file's image has not the size of another's
  static void requireSize(Path file, Resolution size, Path other, Resolution expected) {
    if (!size.equals(expected)) {
      throw new BadSourceException(
          "%s is %s but %s is %s%nMaybe one of them was cut or resized."
              .formatted(file, size, other, expected));
    }
  }
}
