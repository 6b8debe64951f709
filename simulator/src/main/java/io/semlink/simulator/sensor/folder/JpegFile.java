package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.units.Resolution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Takes JPEG files apart (ITU-T T.81; T.871 for JFIF). Mutable, for one thread.
///
/// Whether three components are YCbCr or RGB is told as libjpeg does: JFIF means YCbCr, an Adobe
/// marker says which, components named R, G and B are RGB, all others YCbCr. The decoder gets a
/// marker that leaves it no choice.
final class JpegFile {
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int APP_0 = 0xE0;
  private static final int APP_1 = 0xE1;
  private static final int APP_14 = 0xEE;
  private static final int COMMENT = 0xFE;

  private static final byte[] JFIF = marker(APP_0, "JFIF\0", 1, 2, 0, 0, 1, 0, 1, 0, 0);
  private static final byte[] ADOBE_RGB = marker(APP_14, "Adobe", 0, 100, 0, 0, 0, 0, 0);

  private final ByteBuffer in;
  private final ByteArrayOutputStream tables = new ByteArrayOutputStream();
  private Orientation orientation = Orientation.UPRIGHT;
  private boolean jfif;
  private @Nullable Integer adobeTransform;
  private @Nullable ByteBuffer frame;

  private JpegFile(byte[] file) {
    in = ByteBuffer.wrap(file).position(2);
  }

  static boolean begins(byte[] file) {
    return file.length > 2 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == START;
  }

  /// @throws IOException if a segment before the pixels is cut off, or there are neither one nor
  ///   three components
  static CodedImage read(byte[] file) throws IOException {
    JpegFile jpeg = new JpegFile(file);
    int before = jpeg.in.position();
    for (int code = jpeg.code(); code != SCAN; code = jpeg.code()) {
      jpeg.segment(code, before);
      before = jpeg.in.position();
    }
    jpeg.tables.write(file, before, file.length - before);
    return jpeg.image();
  }

  private CodedImage image() throws IOException {
    ByteBuffer known = frame;
    if (known == null || known.remaining() < 6) {
      throw new IOException("its header is missing");
    }
    int numComponents = known.get(5) & 0xFF;
    if (numComponents == 4) {
      throw new IOException(
          "it has four components, CMYK or YCCK, whose colours depend on an ink nobody names");
    }
    if ((numComponents != 1 && numComponents != 3) || known.remaining() < 6 + 3 * numComponents) {
      throw new IOException("it has %s components but needs one or three".formatted(numComponents));
    }
    Resolution size = CodedImage.size(known.getShort(1) & 0xFFFF, known.getShort(3) & 0xFFFF);
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    pixels.write(0xFF);
    pixels.write(START);
    pixels.writeBytes(numComponents == 3 && isRgb(known) ? ADOBE_RGB : JFIF);
    tables.writeTo(pixels);
    return new CodedImage(
        CodedImage.Format.JPEG, size, known.get(0), 0, orientation, pixels.toByteArray());
  }

  private boolean isRgb(ByteBuffer known) {
    if (jfif) {
      return false;
    }
    Integer transform = adobeTransform;
    return transform != null
        ? transform == 0
        : known.get(6) == 'R' && known.get(9) == 'G' && known.get(12) == 'B';
  }

  /// The code of the next marker; fill bytes may stand before it.
  private int code() throws IOException {
    if (in.remaining() < 2 || in.get() != (byte) 0xFF) {
      throw early();
    }
    int code = 0xFF;
    while (code == 0xFF && in.hasRemaining()) {
      code = in.get() & 0xFF;
    }
    if (code == 0xFF || code == END) {
      throw early();
    }
    return code;
  }

  /// @param before where its marker begins
  private void segment(int code, int before) throws IOException {
    int length = in.remaining() < 2 ? 0 : in.getShort() & 0xFFFF;
    if (length < 2 || length - 2 > in.remaining()) {
      throw early();
    }
    ByteBuffer content = in.slice(in.position(), length - 2);
    in.position(in.position() + length - 2);
    if (code < APP_0 || (code > 0xEF && code != COMMENT)) {
      tables.write(in.array(), before, in.position() - before);
    }
    if (isFrame(code)) {
      frame = content;
    } else if (code == APP_0) {
      jfif |= starts(content, "JFIF\0");
    } else if (code == APP_1 && starts(content, "Exif\0\0")) {
      orientation = Orientation.inExif(content.slice(6, content.remaining() - 6));
    } else if (code == APP_14 && starts(content, "Adobe") && content.remaining() >= 12) {
      adobeTransform = content.get(11) & 0xFF;
    }
  }

  /// SOF0..15 but DHT, JPG and DAC, which share their codes.
  private static boolean isFrame(int code) {
    return code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
  }

  private static boolean starts(ByteBuffer content, String text) {
    return content.remaining() >= text.length()
        && StandardCharsets.ISO_8859_1
            .decode(content.slice(0, text.length()))
            .toString()
            .equals(text);
  }

  private static IOException early() {
    return new IOException("it ends or is damaged before its pixels");
  }

  private static byte[] marker(int code, String name, int... content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xFF);
    out.write(code);
    out.write(0);
    out.write(2 + name.length() + content.length);
    out.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
    for (int b : content) {
      out.write(b);
    }
    return out.toByteArray();
  }
}
