package io.semlink.simulator.journal;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The two kinds of zstd frames of a journal (RFC 8878, sections 3.1.1 and 3.1.2).
final class ZstdFrames {
  /// A size that says that the bytes end before the frame does.
  static final long CUT_OFF = -1;

  private static final int SKIPPABLE_MAGIC = 0x184D2A50;
  private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
  private static final int SKIPPABLE_HEADER = 8;
  private static final int MAGIC_BYTES = 4;
  // A block has a header of three bytes and holds 128 KiB at most (section 3.1.1.2).
  private static final int BLOCK_HEADER = 3;
  private static final long MAX_BLOCK = 1 << 17;
  // "S" of Semlink: a skippable frame of another program is not taken for a note.
  private static final int NOTE_MAGIC = SKIPPABLE_MAGIC | 0x5;

  private ZstdFrames() {}

  /// Whether a skippable frame begins here.
  ///
  /// @param bytes with at least four bytes from the offset on
  static boolean isSkippable(byte[] bytes, int offset) {
    return (magic(bytes, offset) & SKIPPABLE_MASK) == SKIPPABLE_MAGIC;
  }

  /// Whether enough bytes are there to tell the kind of a frame.
  static boolean isTold(byte[] bytes, int offset) {
    return bytes.length - offset >= MAGIC_BYTES;
  }

  /// Length of the frame that begins here, bytes; {@link #CUT_OFF} if it is not whole.
  ///
  /// @throws ZstdException if no frame begins here
  static long size(byte[] bytes, int offset) {
    if (!isTold(bytes, offset)) {
      return CUT_OFF;
    }
    if (isSkippable(bytes, offset)) {
      return skippableSize(bytes, offset);
    }
    try {
      return Zstd.findFrameCompressedSize(bytes, offset, bytes.length - offset);
    } catch (ZstdException e) {
      if (e.getErrorCode() == Zstd.errSrcSizeWrong()) {
        return CUT_OFF;
      }
      throw e;
    }
  }

  private static long skippableSize(byte[] bytes, int offset) {
    if (bytes.length - offset < SKIPPABLE_HEADER) {
      return CUT_OFF;
    }
    long size =
        SKIPPABLE_HEADER + Integer.toUnsignedLong(little(bytes).getInt(offset + MAGIC_BYTES));
    return size <= bytes.length - offset ? size : CUT_OFF;
  }

  /// Text of a frame of lines.
  ///
  /// @throws IllegalArgumentException if the frame claims more content than it can hold
  static String text(byte[] bytes, int offset, long size) {
    byte[] frame = slice(bytes, offset, size);
    long content = Zstd.getFrameContentSize(frame);
    if (content > size / BLOCK_HEADER * MAX_BLOCK) {
      throw new IllegalArgumentException(
          "%s bytes claim to hold %s, which they cannot".formatted(size, content));
    }
    return new String(Zstd.decompressFrame(frame), StandardCharsets.UTF_8);
  }

  /// The note of a skippable frame.
  ///
  /// @throws IllegalArgumentException if it is none of ours
  static Note note(byte[] bytes, int offset, long size) {
    if (magic(bytes, offset) != NOTE_MAGIC || size <= SKIPPABLE_HEADER + 1) {
      throw new IllegalArgumentException("a skippable frame that is no note");
    }
    int content = offset + SKIPPABLE_HEADER;
    String json = text(bytes, content + 1, size - SKIPPABLE_HEADER - 1);
    return new Note(Note.Kind.of(bytes[content]), json);
  }

  /// A note as a skippable frame.
  static byte[] skippable(Note note, ZstdCompressCtx zstd) {
    byte[] json = zstd.compress(note.json().getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(SKIPPABLE_HEADER + 1 + json.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(NOTE_MAGIC)
        .putInt(1 + json.length)
        .put(note.kind().letter())
        .put(json)
        .array();
  }

  private static int magic(byte[] bytes, int offset) {
    return little(bytes).getInt(offset);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] slice(byte[] bytes, int offset, long size) {
    byte[] slice = new byte[Math.toIntExact(size)];
    System.arraycopy(bytes, offset, slice, 0, slice.length);
    return slice;
  }
}
