package io.semlink.models.codec;

import io.semlink.simulator.sensor.RasterImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Baseline JPEG (ITU-T T.81) with the tables of its Annex K: YCbCr with halved chroma for 3
/// channels.
///
/// All headers follow from the image format and the quality, so sent are one byte, the quality
/// 1..100 of the scaling that the Independent JPEG Group made usual, and the entropy-coded scan.
public final class JpegCodec implements ImageCodec {
  private static final int MAX_QUALITY = 100;
  private static final int SOS = 0xDA;
  private static final int EOI_LENGTH = 2;

  @Override
  public String name() {
    return "jpeg";
  }

  /// The highest quality that fits, by bisection.
  @Override
  public Optional<CodedImage> encode(RasterImage image, int maxBytes) {
    Optional<CodedImage> best = Optional.empty();
    int low = 1;
    int high = MAX_QUALITY;
    while (low <= high) {
      int quality = (low + high) / 2;
      byte[] file = file(image, quality);
      int start = scanStart(file);
      if (1 + file.length - EOI_LENGTH - start > maxBytes) {
        high = quality - 1;
      } else {
        byte[] bytes = Arrays.copyOfRange(file, start - 1, file.length - EOI_LENGTH);
        bytes[0] = (byte) quality;
        best = Optional.of(new CodedImage(bytes));
        low = quality + 1;
      }
    }
    return best;
  }

  /// That of quality 1.
  @Override
  public int floor(RasterImage image) {
    byte[] file = file(image, 1);
    return 1 + file.length - EOI_LENGTH - scanStart(file);
  }

  /// Everything round the scan, less the byte of quality, which the tables say too. Their length is
  /// that of any quality.
  @Override
  public int headerBytes(ImageFormat format) {
    return scanStart(file(format.grey(), MAX_QUALITY)) + EOI_LENGTH - 1;
  }

  /// Blocks after the first damage that the decoder notices are grey.
  @Override
  public Decoded decode(byte[] stream, ImageFormat format) {
    int quality = stream.length == 0 ? 0 : stream[0];
    if (quality < 1 || quality > MAX_QUALITY) {
      return new Decoded.Failed(
          stream.length == 0 ? "nothing arrived" : "the stream names the quality " + quality);
    }
    byte[] headers = file(format.grey(), quality);
    int start = scanStart(headers);
    byte[] file = Arrays.copyOf(headers, start + stream.length - 1 + EOI_LENGTH);
    System.arraycopy(stream, 1, file, start, stream.length - 1);
    file[file.length - 2] = (byte) 0xFF;
    file[file.length - 1] = (byte) 0xD9;
    return read(file, format);
  }

  private static Decoded read(byte[] file, ImageFormat format) {
    ImageReader reader = first(ImageIO.getImageReadersByFormatName("jpeg"));
    AtomicBoolean warned = new AtomicBoolean();
    reader.addIIOReadWarningListener((source, warning) -> warned.set(true));
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(input, true, true);
      RasterImage image = Pixels.planar(reader.read(0).getRaster(), format);
      return new Decoded.Image(image, !warned.get());
    } catch (IOException | RuntimeException damaged) {
      return new Decoded.Failed("the JPEG decoder gave up: " + damaged.getMessage());
    } finally {
      reader.dispose();
    }
  }

  private static byte[] file(RasterImage image, int quality) {
    ImageWriter writer = first(ImageIO.getImageWritersByFormatName("jpeg"));
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(quality / 100f);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(Pixels.interleaved(image), null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static <T> T first(Iterator<T> found) {
    if (!found.hasNext()) {
      throw new IllegalStateException("this Java runtime has no JPEG reader or writer");
    }
    return found.next();
  }

  /// Index of the first byte after the SOS segment.
  private static int scanStart(byte[] file) {
    int at = 2;
    while ((file[at + 1] & 0xFF) != SOS) {
      at += 2 + length(file, at + 2);
    }
    return at + 2 + length(file, at + 2);
  }

  private static int length(byte[] file, int at) {
    return ((file[at] & 0xFF) << 8) | (file[at + 1] & 0xFF);
  }
}
