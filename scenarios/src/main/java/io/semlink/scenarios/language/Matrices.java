package io.semlink.scenarios.language;

import io.semlink.simulator.coding.ldpc.BadMatrixException;
import io.semlink.simulator.coding.ldpc.ParityCheckMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Parity-check matrices by the name of a file or of one of the library.
final class Matrices {
  /// Names of the library's matrices.
  static final List<String> LIBRARY = List.of("wifi-648-540", "wimax-576-288");

  private Matrices() {}

  /// Reads the matrix that a key names.
  ///
  /// @throws ScenarioException if there is none, or the file is no matrix
  static ParityCheckMatrix read(Values values, String key, ScenarioFile file) {
    Path path = values.path(key, file);
    try {
      if (Files.exists(path)) {
        return ParityCheckMatrix.read(path);
      }
      if (LIBRARY.contains(values.text(key))) {
        return fromLibrary(values.text(key));
      }
    } catch (BadMatrixException e) {
      throw new ScenarioException("%s: %s (%s)".formatted(key, e.getMessage(), values.place(key)));
    }
    throw new ScenarioException(
        "%s = \"%s\" is neither a file nor a matrix of the library (%s)"
            .formatted(key, values.text(key), values.place(key)),
        "Maybe one of the library: " + String.join(", ", LIBRARY));
  }

  private static ParityCheckMatrix fromLibrary(String name) {
    String resource = "scenarios/library/matrices/" + name + ".qc";
    try (InputStream in = Matrices.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the library has lost " + resource);
      }
      return ParityCheckMatrix.parse(
          name + ".qc", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
