package io.semlink.models.codec;

import javax.imageio.stream.ImageInputStreamImpl;

/// Bytes in memory, followed by zeros that its length does not count. Notices whether a range of
/// them was read.
///
/// Why not an end of file: the JPEG 2000 reader prints a stack trace and kills its thread when a
/// code-block ends early.
final class PaddedInput extends ImageInputStreamImpl {
  private final byte[] bytes;
  private final int from;
  private final int to;
  private boolean rangeRead;

  /// @param bytes not modified; zeros follow them
  /// @param from first index of the range to watch
  /// @param to index after the range
  PaddedInput(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /// Whether a byte of the range was read.
  boolean rangeRead() {
    return rangeRead;
  }

  @Override
  public int read() {
    bitOffset = 0;
    long at = streamPos++;
    rangeRead |= at >= from && at < to;
    return at < bytes.length ? bytes[(int) at] & 0xFF : 0;
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
