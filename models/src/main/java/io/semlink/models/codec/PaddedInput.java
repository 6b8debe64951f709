package io.semlink.models.codec;

import javax.imageio.stream.ImageInputStreamImpl;

/// Bytes in memory, followed by zeros that its length does not count.
///
/// Why not an end of file: the JPEG 2000 reader prints a stack trace and kills its thread when a
/// code-block ends early. Zeros read as empty packets, and that they were read tells that the
/// stream was cut.
final class PaddedInput extends ImageInputStreamImpl {
  private final byte[] bytes;
  private long furthest;

  /// @param bytes not modified; zeros follow them
  PaddedInput(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Whether the reader asked for a byte beyond the last.
  boolean readBeyondEnd() {
    return furthest > bytes.length;
  }

  @Override
  public int read() {
    bitOffset = 0;
    furthest = Math.max(furthest, streamPos + 1);
    return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xFF : skipOne();
  }

  private int skipOne() {
    streamPos++;
    return 0;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    for (int i = 0; i < length; i++) {
      target[offset + i] = (byte) read();
    }
    return length;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
