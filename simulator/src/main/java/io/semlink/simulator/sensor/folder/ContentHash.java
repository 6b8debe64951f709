package io.semlink.simulator.sensor.folder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digest of the files of frames. Mutable, for one thread.
final class ContentHash {
  private static final int HEX_DIGITS = 12;

  private final MessageDigest digest;

  ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// @throws io.semlink.simulator.sensor.BadSourceException if a file cannot be read
  void add(FrameFiles frame) {
    add((frame.name() + "\n" + frame.time()).getBytes(StandardCharsets.UTF_8));
    for (Path file : frame.images().files()) {
      add(ImageFiles.bytes(file));
    }
    Path label = frame.label();
    // No image file is empty, so nothing stands for no label.
    add(label == null ? new byte[0] : ImageFiles.bytes(label));
  }

  /// The length goes first, so that a byte cannot move from one part to the next unseen.
  private void add(byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
    digest.update(part);
  }

  /// The first 12 digits. Ends the digest.
  String hex() {
    return HexFormat.of().formatHex(digest.digest(), 0, HEX_DIGITS / 2);
  }
}
