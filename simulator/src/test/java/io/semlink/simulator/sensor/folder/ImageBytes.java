package io.semlink.simulator.sensor.folder;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Image files with what no image library here writes: parts added, changed or taken away.
final class ImageBytes {
  private static final int JFIF_END = 20;
  private static final int PNG_HEADER_END = 33;

  private ImageBytes() {}

  /// A coloured scene, everywhere smooth and nowhere symmetrical.
  static BufferedImage slope(int height, int width) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (40 + 3 * y) << 16 | (20 + 4 * x) << 8 | (60 + 2 * (x + y)));
      }
    }
    return image;
  }

  static byte[] png(BufferedImage image) throws IOException {
    return written(image, "png", false);
  }

  static byte[] jpeg(BufferedImage image) throws IOException {
    return written(image, "jpeg", false);
  }

  /// With its rows in passes: interlaced or progressive.
  static byte[] inPasses(BufferedImage image, String format) throws IOException {
    return written(image, format, true);
  }

  private static byte[] written(BufferedImage image, String format, boolean passes)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (passes) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      if (format.equals("jpeg")) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0.95f);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static BufferedImage decoded(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  /// Exif data that say nothing but an orientation.
  static byte[] exif(int orientation, ByteOrder order) {
    return ByteBuffer.allocate(26)
        .order(order)
        .put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'))
        .put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'))
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .array();
  }

  /// A segment of a JPEG.
  static byte[] segment(int code, byte[]... content) {
    byte[] all = joined(content);
    return joined(
        new byte[] {
          (byte) 0xFF, (byte) code, (byte) ((all.length + 2) >> 8), (byte) (all.length + 2)
        },
        all);
  }

  /// A JPEG with other segments in place of its first, which says JFIF.
  static byte[] inPlaceOfJfif(byte[] jpeg, byte[]... segments) {
    return joined(
        Arrays.copyOf(jpeg, 2), joined(segments), Arrays.copyOfRange(jpeg, JFIF_END, jpeg.length));
  }

  /// A PNG with a chunk after its header.
  static byte[] withChunk(byte[] png, String type, byte[] content) {
    return joined(
        Arrays.copyOf(png, PNG_HEADER_END),
        chunk(type, content),
        Arrays.copyOfRange(png, PNG_HEADER_END, png.length));
  }

  /// A PNG with another chunk in place of its first of a type.
  static byte[] replaced(byte[] png, String type, byte[] content) {
    ByteBuffer in = ByteBuffer.wrap(png).position(8);
    while (true) {
      int start = in.position();
      int length = in.getInt(start);
      in.position(start + 12 + length);
      if (new String(png, start + 4, 4, StandardCharsets.ISO_8859_1).equals(type)) {
        return joined(
            Arrays.copyOf(png, start),
            chunk(type, content),
            Arrays.copyOfRange(png, in.position(), png.length));
      }
    }
  }

  /// What a chunk holds.
  static byte[] content(byte[] png, String type) {
    ByteBuffer in = ByteBuffer.wrap(png).position(8);
    while (true) {
      int start = in.position();
      int length = in.getInt(start);
      if (new String(png, start + 4, 4, StandardCharsets.ISO_8859_1).equals(type)) {
        return Arrays.copyOfRange(png, start + 8, start + 8 + length);
      }
      in.position(start + 12 + length);
    }
  }

  private static byte[] chunk(String type, byte[] content) {
    byte[] named = joined(latin(type), content);
    CRC32 sum = new CRC32();
    sum.update(named);
    return joined(bytes(content.length), named, bytes((int) sum.getValue()));
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
