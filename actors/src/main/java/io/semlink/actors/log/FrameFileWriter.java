package io.semlink.actors.log;

import com.github.luben.zstd.ZstdCompressCtx;
import io.semlink.simulator.results.FrameFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Writes frames.jsonl.zst: every batch of lines is one complete zstd frame (RFC 8878) with a
/// checksum, so that the file can be read while it grows and a killed process loses at most the
/// batch it was writing.
final class FrameFileWriter implements AutoCloseable {
  private static final int LEVEL = 3;

  private final FileChannel channel;
  private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL).setChecksum(true);

  private FrameFileWriter(FileChannel channel) {
    this.channel = channel;
  }

  /// Creates the file.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException if it exists: two runs are never mixed
  static FrameFileWriter create(Path file) throws IOException {
    return new FrameFileWriter(
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /// Goes on with a file; a last batch that was cut off is cut away.
  static FrameFileWriter append(Path file) throws IOException {
    long end = FrameFile.wholeBytes(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    channel.truncate(end);
    channel.position(end);
    return new FrameFileWriter(channel);
  }

  /// Appends a batch: all of it, or nothing when this throws, so that the same batch can be tried
  /// again.
  ///
  /// @param lines lines without their ends, none has a line end inside
  void append(List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.wrap(zstd.compress(text));
    long end = channel.position();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
  }

  /// Returns when what was appended is on the disk.
  void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    zstd.close();
    channel.close();
  }
}
