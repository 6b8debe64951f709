package io.semlink.scenarios.cli;

import io.semlink.models.weights.ElementType;
import io.semlink.models.weights.Safetensors;
import io.semlink.models.weights.TensorSource;
import io.semlink.models.weights.Weights;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SequencedMap;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Where weights are written and how: the options `--out` and `--half`.
final class WeightsOutput {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "file to write; its name ends in .safetensors or .npz")
  private Path out = Path.of("");

  @Option(
      names = "--half",
      description = "rounds to half precision: half the size, 11 significant bits")
  private boolean half;

  void requireKnownEnding(CommandLine commandLine) {
    String name = out.toString();
    if (!name.endsWith(".safetensors") && !name.endsWith(".npz")) {
      throw new ParameterException(
          commandLine, "--out is \"%s\" but must end in .safetensors or .npz".formatted(name));
    }
  }

  /// Writes the file and says what it is.
  void write(
      PrintWriter print,
      SequencedMap<String, String> metadata,
      SequencedMap<String, TensorSource> tensors)
      throws IOException {
    Path folder = out.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    ElementType type = half ? ElementType.F16 : ElementType.F32;
    Weights.write(out, new Safetensors(metadata, tensors), type);
    long values =
        tensors.values().stream().mapToLong(tensor -> TensorSource.numValues(tensor.shape())).sum();
    print.println(
        String.format(
            Locale.ROOT,
            "%s  %d tensors  %,d values  %s  sha256 %s",
            out,
            tensors.size(),
            values,
            type,
            Weights.read(out).sha256()));
  }
}
