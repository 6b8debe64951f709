package io.semlink.scenarios.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Says that something of a run is still to be written, its report for instance, also when its
/// manifest says that every point is done: an empty file that stands in the run's folder from the
/// moment a process opens the run until it has written all.
///
/// @param file the mark
record UnfinishedMark(Path file) {
  private static final String FILE = ".unfinished";

  /// The mark of a run.
  ///
  /// @param folder of the run
  static UnfinishedMark in(Path folder) {
    return new UnfinishedMark(folder.resolve(FILE));
  }

  boolean isSet() {
    return Files.exists(file);
  }

  /// Sets it, unless it is set.
  void set() throws IOException {
    if (!isSet()) {
      Files.createFile(file);
    }
  }

  void clear() throws IOException {
    Files.deleteIfExists(file);
  }
}
