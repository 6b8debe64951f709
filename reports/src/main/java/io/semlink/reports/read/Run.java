package io.semlink.reports.read;

import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// One run as its files tell it. Points are in memory; frames are streamed, for there may be
/// millions.
///
/// @param folder the run folder
/// @param run what was run
/// @param points final states, in plan order
public record Run(Path folder, RunRecord run, List<PointRecord> points) {
  /// Copies the list of points.
  public Run {
    points = List.copyOf(points);
  }

  /// Every frame in file order; empty if the run wrote no frames. The caller closes the stream.
  ///
  /// @throws BadRunException here or while the stream is read, if the file is not what it should be
  public Stream<FrameRecord> frames() {
    return read(FrameFile::records);
  }

  /// The same as lines of JSON.
  ///
  /// @throws BadRunException as above
  public Stream<String> frameLines() {
    return read(FrameFile::lines);
  }

  private interface Reading<T> {
    Stream<T> of(Path file) throws IOException;
  }

  private <T> Stream<T> read(Reading<T> reading) {
    Path file = folder.resolve(RunReader.FRAMES);
    if (!Files.exists(file)) {
      return Stream.empty();
    }
    try {
      return reading.of(file);
    } catch (IOException e) {
      throw new BadRunException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// Folder of the sample images; it may be absent.
  public Path samplesFolder() {
    return folder.resolve("samples");
  }
}
