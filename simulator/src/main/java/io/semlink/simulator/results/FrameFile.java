package io.semlink.simulator.results;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads frames.jsonl.zst, also while a run writes it: one zstd frame after the other (RFC 8878),
/// each checked against its checksum. A last one that is cut off, as a killed process leaves it, is
/// passed over; damage anywhere else is an error.
public final class FrameFile {
  private static final int FIRST_WINDOW = 1 << 16;

  private FrameFile() {}

  /// The lines in their order, read lazily, one batch in memory at a time.
  ///
  /// @param file read only
  /// @return to be closed by the caller; throws {@link BadRunException} where the file is damaged
  /// @throws IOException if the file cannot be opened
  public static Stream<String> lines(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    Batches batches = new Batches(file, channel);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(batches, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .flatMap(String::lines)
        .onClose(batches::close);
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

  /// Length of the file up to the end of its last whole batch, bytes.
  ///
  /// @throws IOException if the file cannot be read
  public static long wholeBytes(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Batches batches = new Batches(file, channel);
      while (batches.hasNext()) {
        batches.next();
      }
      return batches.position;
    }
  }

  private static final class Batches implements Iterator<String> {
    private final Path file;
    private final FileChannel channel;
    private long position;
    private @Nullable String next;

    Batches(Path file, FileChannel channel) {
      this.file = file;
      this.channel = channel;
    }

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = read();
      }
      return next != null;
    }

    @Override
    public String next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      String batch = next;
      next = null;
      return batch;
    }

    private @Nullable String read() {
      try {
        for (int size = FIRST_WINDOW; ; size = Math.multiplyExact(size, 2)) {
          byte[] window = window(size);
          if (isWhole(window)) {
            position += Zstd.findFrameCompressedSize(window);
            return new String(Zstd.decompressFrame(window), StandardCharsets.UTF_8);
          }
          if (window.length < size) {
            return null;
          }
        }
      } catch (IOException | ZstdException e) {
        throw new BadRunException("%s, byte %d: %s".formatted(file, position, e.getMessage()), e);
      }
    }

    /// Whether the bytes begin with a whole frame, not only a part of one.
    private static boolean isWhole(byte[] window) {
      try {
        return window.length > 0 && Zstd.findFrameCompressedSize(window) > 0;
      } catch (ZstdException e) {
        if (e.getErrorCode() == Zstd.errSrcSizeWrong()) {
          return false;
        }
        throw e;
      }
    }

    /// The next bytes of the file, fewer than asked for only at its end.
    private byte[] window(int size) throws IOException {
      ByteBuffer buffer =
          ByteBuffer.allocate((int) Math.min(size, Math.max(0, channel.size() - position)));
      int count;
      do {
        count = channel.read(buffer, position + buffer.position());
      } while (count > 0);
      byte[] bytes = new byte[buffer.position()];
      buffer.flip().get(bytes);
      return bytes;
    }

    void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
