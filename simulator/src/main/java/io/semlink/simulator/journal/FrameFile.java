package io.semlink.simulator.journal;

import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.ResultJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads the frames of frames.jsonl.zst and of the files that continue it, also while a run writes
/// them. A last batch that is cut off, as a killed process leaves it, is passed over; damage
/// anywhere else is an error.
public final class FrameFile {
  private FrameFile() {}

  /// The lines in their order, read lazily, one batch in memory at a time.
  ///
  /// @param file the first file, read only
  /// @return to be closed by the caller; throws {@link BadRunException} where a file is damaged
  /// @throws IOException if the file cannot be opened
  public static Stream<String> lines(Path file) throws IOException {
    return entries(file).flatMap(entry -> entry.frames().stream());
  }

  /// The records in their order, otherwise as {@link #lines}.
  ///
  /// @throws IOException if the file cannot be opened
  public static Stream<FrameRecord> records(Path file) throws IOException {
    AtomicLong lineNumber = new AtomicLong();
    return lines(file)
        .map(line ->
            ResultJson.read(line, FrameRecord.class, file + ":" + lineNumber.incrementAndGet()));
  }

  /// The entries of the journal with what is left at its end, otherwise as {@link #lines}.
  ///
  /// @throws IOException if the file cannot be opened
  public static Stream<JournalEntry> entries(Path file) throws IOException {
    JournalReader reader = JournalReader.open(file, JournalPosition.START);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                new Entries(reader), Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(() -> close(reader));
  }

  private static void close(JournalReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Entries implements Iterator<JournalEntry> {
    private final JournalReader reader;
    private @Nullable JournalEntry next;

    Entries(JournalReader reader) {
      this.reader = reader;
    }

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = reader.next().or(reader::rest).orElse(null);
      }
      return next != null;
    }

    @Override
    public JournalEntry next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      JournalEntry entry = next;
      next = null;
      return entry;
    }
  }
}
