package io.semlink.models.weights;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/// The bytes of a file that is read piece by piece.
sealed interface FileBytes {
  /// How many.
  long size();

  /// Opens a part.
  ///
  /// @param from first byte
  /// @param length bytes until the stream ends; fewer if the file is shorter
  /// @throws IOException if the file cannot be read or is another one than at first
  InputStream open(long from, long length) throws IOException;

  /// SHA-256 of all bytes, 64 hex digits.
  default String sha256() throws IOException {
    try (InputStream in = open(0, size())) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Bytes in memory.
  @SuppressWarnings("ArrayRecordComponent")
  record InMemory(byte[] bytes) implements FileBytes {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open(long from, long length) {
      return new ByteArrayInputStream(bytes, (int) from, (int) length);
    }
  }

  /// Bytes on disk. A file that was replaced since the first look is refused, because its values
  /// would not be those that the hash stands for.
  ///
  /// @param file where
  /// @param size bytes at the first look
  /// @param modified time of the last change at the first look
  /// @param identity what the file system calls the file, "null" where it has no such name
  record OnDisk(Path file, long size, FileTime modified, String identity) implements FileBytes {
    static OnDisk of(Path file) throws IOException {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new OnDisk(
          file, found.size(), found.lastModifiedTime(), Objects.toString(found.fileKey()));
    }

    @Override
    public InputStream open(long from, long length) throws IOException {
      requireUnchanged();
      FileChannel channel = FileChannel.open(file);
      return new Limited(Channels.newInputStream(channel.position(from)), length);
    }

    void requireUnchanged() throws IOException {
      if (!equals(of(file))) {
        throw new IOException("the file was changed while it was in use");
      }
    }
  }

  /// A stream that ends after a number of bytes.
  final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long length) {
      super(in);
      left = length;
    }

    @Override
    public int read() throws IOException {
      int value = left > 0 ? super.read() : -1;
      left -= value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int n = left > 0 ? super.read(target, offset, (int) Math.min(length, left)) : -1;
      left -= Math.max(n, 0);
      return n;
    }
  }
}
