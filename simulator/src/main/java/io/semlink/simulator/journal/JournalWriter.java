package io.semlink.simulator.journal;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a journal, one whole entry at a time. Confined to one thread.
public final class JournalWriter implements AutoCloseable {
  /// Bytes from which on a file is continued in the next one.
  public static final long MAX_FILE_BYTES = 256L << 20;

  private static final int LEVEL = 3;

  private final Path first;
  private final long maxFileBytes;
  private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL).setChecksum(true);
  private FileChannel channel;
  private int file;
  private boolean betweenBatches = true;

  private JournalWriter(Path first, long maxFileBytes, int file, FileChannel channel) {
    this.first = first;
    this.maxFileBytes = maxFileBytes;
    this.file = file;
    this.channel = channel;
  }

  /// Creates a journal.
  ///
  /// @param first its first file
  /// @param maxFileBytes from which size on a file is continued in the next one, at least 1
  /// @param id its id, any word that no other journal of the run has
  /// @throws java.nio.file.FileAlreadyExistsException if the file exists: two runs are never mixed
  public static JournalWriter create(Path first, long maxFileBytes, String id) throws IOException {
    FileChannel channel =
        FileChannel.open(first, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    JournalWriter created = new JournalWriter(first, maxFileBytes, 1, channel);
    created.append(List.of(), Note.journal(id));
    return created;
  }

  /// Goes on with a journal; what stands behind its end, a last entry that was cut off, is cut
  /// away.
  ///
  /// @param first its first file
  /// @param maxFileBytes as {@link #create}
  /// @param end behind its last whole entry, as a {@link JournalReader} found it
  public static JournalWriter resume(Path first, long maxFileBytes, JournalPosition end)
      throws IOException {
    FileChannel channel =
        FileChannel.open(JournalFiles.file(first, end.file()), StandardOpenOption.WRITE);
    channel.truncate(end.offset());
    channel.position(end.offset());
    return new JournalWriter(first, maxFileBytes, end.file(), channel);
  }

  /// Appends an entry: all of it, or nothing when this throws, so that the same can be tried again.
  ///
  /// @param lines lines without their ends, none has a line end inside; may be empty
  /// @param note what stands behind them; absent where the point's batch goes on in the next entry
  public void append(List<String> lines, @Nullable Note note) throws IOException {
    if (betweenBatches && channel.position() >= maxFileBytes) {
      continueInNextFile();
    }
    ByteBuffer bytes = ByteBuffer.wrap(entry(lines, note));
    long end = channel.position();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
    betweenBatches = note != null;
  }

  /// Place behind the last entry.
  public JournalPosition position() throws IOException {
    return new JournalPosition(file, channel.position());
  }

  /// Returns when what was appended is on the disk.
  public void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    zstd.close();
    channel.force(true);
    channel.close();
  }

  private byte[] entry(List<String> lines, @Nullable Note note) {
    byte[] text =
        lines.isEmpty()
            ? new byte[0]
            : zstd.compress((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    byte[] behind = note == null ? new byte[0] : ZstdFrames.skippable(note, zstd);
    return ByteBuffer.allocate(text.length + behind.length).put(text).put(behind).array();
  }

  private void continueInNextFile() throws IOException {
    channel.force(true);
    Path next = JournalFiles.file(first, file + 1);
    // A process that was killed right here left it empty.
    Files.deleteIfExists(next);
    FileChannel opened =
        FileChannel.open(next, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.close();
    channel = opened;
    file++;
  }
}
