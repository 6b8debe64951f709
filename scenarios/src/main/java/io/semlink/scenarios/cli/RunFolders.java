package io.semlink.scenarios.cli;

import io.semlink.simulator.results.BadRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Finds runs below the folder of all runs, `OUT/STUDY/RUN`.
final class RunFolders {
  private static final int DEPTH = 3;

  private RunFolders() {}

  /// The run that began last, by its id, which begins with the time.
  ///
  /// @param out folder of all runs
  /// @throws BadRunException if there is none
  static Path newest(Path out) throws IOException {
    if (Files.isDirectory(out)) {
      try (Stream<Path> files = Files.walk(out, DEPTH)) {
        return files
            .filter(file -> file.endsWith("manifest.json"))
            .map(Path::getParent)
            .max(Comparator.comparing(run -> run.getFileName().toString()))
            .orElseThrow(() -> none(out));
      }
    }
    throw none(out);
  }

  private static BadRunException none(Path out) {
    return new BadRunException(
        "%s holds no run. Maybe name the folder of one, or --out DIR".formatted(out));
  }
}
