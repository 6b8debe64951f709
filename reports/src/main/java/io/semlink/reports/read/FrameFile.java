package io.semlink.reports.read;

import com.github.luben.zstd.ZstdInputStream;
import io.semlink.simulator.results.FrameRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The lines of frames.jsonl.zst: one or more zstd frames, one JSON record a line. A run that was
/// cut off may end within a zstd frame or within a line; what is complete before it counts.
final class FrameFile extends AbstractSpliterator<FrameRecord> {
  private final Path file;
  private final BufferedReader lines;
  private long lineNumber;
  private @Nullable String ahead;

  private FrameFile(Path file, BufferedReader lines) throws IOException {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.file = file;
    this.lines = lines;
    this.ahead = lines.readLine();
  }

  static Stream<FrameRecord> stream(Path file) {
    if (!Files.exists(file)) {
      return Stream.empty();
    }
    try {
      BufferedReader lines = open(file);
      return StreamSupport.stream(new FrameFile(file, lines), false).onClose(() -> close(lines));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super FrameRecord> action) {
    while (ahead != null) {
      String line = ahead;
      ahead = readLine();
      lineNumber++;
      if (!line.isBlank()) {
        FrameRecord frame = parse(line, ahead == null);
        if (frame != null) {
          action.accept(frame);
        }
        return frame != null;
      }
    }
    return false;
  }

  private @Nullable FrameRecord parse(String line, boolean last) {
    try {
      return RunReader.parse(line, FrameRecord.class, file + ":" + lineNumber);
    } catch (BadRunException e) {
      if (last) {
        return null;
      }
      throw e;
    }
  }

  private @Nullable String readLine() {
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    ZstdInputStream zstd = new ZstdInputStream(new BufferedInputStream(Files.newInputStream(file)));
    // An unfinished last zstd frame then ends the stream instead of failing it.
    zstd.setContinuous(true);
    return new BufferedReader(new InputStreamReader(zstd, StandardCharsets.UTF_8));
  }

  private static void close(BufferedReader lines) {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BadRunException unreadable(Path file, IOException e) {
    return new BadRunException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
  }
}
