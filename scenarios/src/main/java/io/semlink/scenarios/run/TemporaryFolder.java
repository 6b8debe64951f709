package io.semlink.scenarios.run;

import io.semlink.scenarios.language.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder for temporary files, Java's property `java.io.tmpdir`. Libraries unpack their native
/// code there when it is first used, in the middle of a study, and say little where that fails.
public final class TemporaryFolder {
  private static final byte[] PROBE = new byte[1 << 12];

  private TemporaryFolder() {}

  /// Writes a file there and deletes it.
  ///
  /// @throws ScenarioException if nothing can be written there
  public static void require() {
    require(Path.of(System.getProperty("java.io.tmpdir", "")));
  }

  static void require(Path folder) {
    try {
      Path probe = Files.createTempFile(folder, "semlink", null);
      try {
        Files.write(probe, PROBE);
      } finally {
        Files.delete(probe);
      }
    } catch (IOException e) {
      throw new ScenarioException(
          "%s, the folder for temporary files (java.io.tmpdir): nothing can be written there (%s)"
              .formatted(folder, Files.isDirectory(folder) ? e.getMessage() : "it is no folder"),
          "Maybe set TMPDIR, or -Djava.io.tmpdir, to a folder that can be written and has room");
    }
  }
}
