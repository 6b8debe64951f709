package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.units.Resolution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Takes PNG files apart (W3C Portable Network Graphics, third edition). Mutable, for one thread.
final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /// Chunks that pixels are made of.
  private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "IDAT", "IEND");

  private static final int HEADER_BYTES = 13;
  private static final int PALETTE = 3;

  private final ByteBuffer in;
  private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
  private Orientation orientation = Orientation.UPRIGHT;
  private int numColours;
  private @Nullable ByteBuffer header;

  private PngFile(byte[] file) {
    in = ByteBuffer.wrap(file).position(SIGNATURE.length);
    pixels.writeBytes(SIGNATURE);
  }

  static boolean begins(byte[] file) {
    return file.length >= SIGNATURE.length
        && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  /// @throws IOException if a chunk is cut off or damaged, or the file is animated
  static CodedImage read(byte[] file) throws IOException {
    PngFile png = new PngFile(file);
    while (!png.chunk().equals("IEND")) {
      // Each turn takes a chunk or throws.
    }
    return png.image();
  }

  private CodedImage image() throws IOException {
    ByteBuffer known = header;
    if (known == null) {
      throw new IOException("its header is missing");
    }
    int width = known.getInt(0);
    Resolution size = CodedImage.size(known.getInt(Integer.BYTES), width);
    return new CodedImage(
        CodedImage.Format.PNG,
        size,
        known.get(8),
        known.get(9) == PALETTE ? numColours : 0,
        orientation,
        pixels.toByteArray());
  }

  /// Takes the next chunk and says its type.
  private String chunk() throws IOException {
    if (in.remaining() < 12) {
      throw new IOException("it ends too early");
    }
    int start = in.position();
    int length = in.getInt();
    byte[] type = new byte[4];
    in.get(type);
    String name = new String(type, StandardCharsets.ISO_8859_1);
    if (length < 0 || length > in.remaining() - Integer.BYTES) {
      throw new IOException("it ends within its part %s".formatted(printable(name)));
    }
    ByteBuffer content = in.slice(in.position(), length);
    in.position(in.position() + length);
    requireWhole(name, start + Integer.BYTES, in.getInt());
    take(name, content);
    if (PIXELS.contains(name)) {
      pixels.write(in.array(), start, in.position() - start);
    }
    return name;
  }

  /// The checksum covers type and content.
  private void requireWhole(String name, int from, int expected) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(in.array(), from, in.position() - Integer.BYTES - from);
    if ((int) sum.getValue() != expected) {
      throw new IOException("its part %s is damaged".formatted(printable(name)));
    }
  }

  private void take(String name, ByteBuffer content) throws IOException {
    switch (name) {
      case "IHDR" -> {
        if (content.remaining() != HEADER_BYTES) {
          throw new IOException("its header is damaged");
        }
        header = content;
      }
      case "PLTE" -> numColours = content.remaining() / 3;
      case "eXIf" -> orientation = Orientation.inExif(content);
      case "acTL" ->
          throw new IOException("it is animated, and which of its images is meant is not known");
      default -> {
        // Text, colour and time say nothing about where a pixel lies or what its samples are.
      }
    }
  }

  private static String printable(String name) {
    return name.chars().allMatch(c -> c > ' ' && c < 127) ? name : "of unknown kind";
  }
}
