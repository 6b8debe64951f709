package io.semlink.simulator.coding.ldpc;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The data that the repository does not carry.
final class SharedData {
  private SharedData() {}

  /// A file of it; the test is skipped where there is none.
  static Path file(String name) {
    Path file = Path.of("../../shared/data").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), () -> "no file " + file);
    return file;
  }
}
