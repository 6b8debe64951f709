package io.semlink.simulator.journal;

import com.github.luben.zstd.ZstdException;
import io.semlink.simulator.results.BadRunException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a journal entry by entry, also while it grows. Confined to one thread.
public final class JournalReader implements AutoCloseable {
  private static final int FIRST_WINDOW = 1 << 16;

  private final Path first;
  private FileChannel channel;
  private JournalPosition position;

  private JournalReader(Path first, FileChannel channel, JournalPosition position) {
    this.first = first;
    this.channel = channel;
    this.position = position;
  }

  /// Opens a journal.
  ///
  /// @param first its first file
  /// @param from where to begin, the end of an entry or {@link JournalPosition#START}
  /// @throws IOException if the file cannot be opened
  public static JournalReader open(Path first, JournalPosition from) throws IOException {
    return new JournalReader(first, channel(first, from.file()), from);
  }

  /// The next entry; empty at the end of what is written, where a later call may find more.
  ///
  /// @throws BadRunException if the journal is damaged
  public Optional<JournalEntry> next() {
    return read(JournalPosition.END, false);
  }

  /// The next entry if it ends at or before a place, otherwise as {@link #next()}.
  ///
  /// @param limit as where the journal is safe on the disk
  public Optional<JournalEntry> next(JournalPosition limit) {
    return read(limit, false);
  }

  /// A batch at the very end that lacks its note: what a killed process left, or a journal of an
  /// older version, of which this is the last batch.
  ///
  /// @throws BadRunException if the journal is damaged
  public Optional<JournalEntry> rest() {
    return read(JournalPosition.END, true);
  }

  /// Place behind the entry that was read last.
  public JournalPosition position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private Optional<JournalEntry> read(JournalPosition limit, boolean withoutNote) {
    try {
      for (int size = FIRST_WINDOW; ; size = Math.multiplyExact(size, 2)) {
        byte[] window = window(size);
        boolean atEnd = window.length < size;
        JournalEntry entry = entry(window, atEnd && withoutNote);
        if (entry != null) {
          if (entry.end().compareTo(limit) > 0) {
            return Optional.empty();
          }
          position = entry.end();
          return Optional.of(entry);
        }
        if (atEnd) {
          return window.length == 0 && isContinued() ? read(limit, withoutNote) : Optional.empty();
        }
      }
    } catch (IOException | ZstdException | IllegalArgumentException | ArithmeticException e) {
      throw new BadRunException(
          "%s, byte %s: %s"
              .formatted(
                  JournalFiles.file(first, position.file()), position.offset(), e.getMessage()),
          e);
    }
  }

  /// The entry that the bytes begin with; null if they end before it does.
  private @Nullable JournalEntry entry(byte[] window, boolean withoutNote) {
    int behindLines = 0;
    List<String> lines = List.of();
    if (ZstdFrames.isTold(window, 0) && !ZstdFrames.isSkippable(window, 0)) {
      long size = ZstdFrames.size(window, 0);
      if (size == ZstdFrames.CUT_OFF) {
        return null;
      }
      lines = ZstdFrames.text(window, 0, size).lines().toList();
      behindLines = Math.toIntExact(size);
      boolean another =
          ZstdFrames.isTold(window, behindLines) && !ZstdFrames.isSkippable(window, behindLines);
      if (another || withoutNote) {
        return new JournalEntry(lines, null, behind(behindLines));
      }
    }
    long size = ZstdFrames.size(window, behindLines);
    return size == ZstdFrames.CUT_OFF
        ? null
        : new JournalEntry(
            lines, ZstdFrames.note(window, behindLines, size), behind(behindLines + size));
  }

  private JournalPosition behind(long bytes) {
    return new JournalPosition(position.file(), position.offset() + bytes);
  }

  /// Whether there is more after the end of the file was seen: in the next file, or in this one,
  /// which the writer may have gone on with before it began the next.
  private boolean isContinued() throws IOException {
    int next = position.file() + 1;
    if (!Files.exists(JournalFiles.file(first, next))) {
      return false;
    }
    // The next file is there, so this one is complete: now its end is its end.
    if (channel.size() > position.offset()) {
      return true;
    }
    FileChannel opened = channel(first, next);
    channel.close();
    channel = opened;
    position = new JournalPosition(next, 0);
    return true;
  }

  private static FileChannel channel(Path first, int number) throws IOException {
    return FileChannel.open(JournalFiles.file(first, number), StandardOpenOption.READ);
  }

  /// The next bytes of the file, fewer than asked for only at its end.
  private byte[] window(int size) throws IOException {
    long left = Math.max(0, channel.size() - position.offset());
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(size, left));
    int count;
    do {
      count = channel.read(buffer, position.offset() + buffer.position());
    } while (count > 0);
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }
}
