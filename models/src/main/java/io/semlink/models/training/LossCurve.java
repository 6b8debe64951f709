package io.semlink.models.training;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The table of a training, one row a step, as CSV.
final class LossCurve implements AutoCloseable {
  private final BufferedWriter writer;
  private boolean headed;

  /// Opens the table; rows of steps that will be done again are dropped.
  ///
  /// @param file where
  /// @param firstStep the first step that will be added
  /// @throws IOException if the file cannot be read or written
  LossCurve(Path file, int firstStep) throws IOException {
    List<String> rows =
        firstStep > 0 && Files.exists(file)
            ? Files.readAllLines(file).stream().limit(1L + firstStep).toList()
            : List.of();
    Files.write(file, rows);
    headed = !rows.isEmpty();
    writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
  }

  void add(TrainingProgress progress) throws IOException {
    if (!headed) {
      writer.write(progress.csvHeader());
      writer.newLine();
      headed = true;
    }
    writer.write(progress.toCsv());
    writer.newLine();
  }

  void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
