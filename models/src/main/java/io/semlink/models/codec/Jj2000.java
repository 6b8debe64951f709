package io.semlink.models.codec;

import com.github.jaiimageio.jpeg2000.J2KImageReadParam;
import com.github.jaiimageio.jpeg2000.J2KImageWriteParam;
import com.github.jaiimageio.jpeg2000.impl.J2KImageReader;
import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriter;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriterSpi;
import io.semlink.simulator.sensor.RasterImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import jj2000.j2k.util.FacilityManager;
import jj2000.j2k.util.MsgLogger;
import org.jspecify.annotations.Nullable;

/// The JJ2000 library, kept silent: whole codestreams (ISO/IEC 15444-1 Annex A) from and to images.
final class Jj2000 {
  private Jj2000() {}

  /// A lossy codestream without the jp2 box: 9/7 filter, 5 decompositions, code-blocks of 64x64,
  /// quality layers outermost, no SOP and EPH markers.
  ///
  /// @param image not modified
  /// @param bitsPerPixel what the whole codestream should take; the result differs by some per cent
  /// @return empty if that is too little for the headers
  static Optional<byte[]> encode(RasterImage image, double bitsPerPixel) {
    J2KImageWriteParam settings = new J2KImageWriteParam();
    settings.setLossless(false);
    settings.setFilter(J2KImageWriteParam.FILTER_97);
    settings.setEncodingRate(bitsPerPixel);
    settings.setWriteCodeStreamOnly(true);
    settings.setProgressionType("layer");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Thread thread = Thread.currentThread();
    FacilityManager.registerMsgLogger(thread, new Silence());
    J2KImageWriter writer = new J2KImageWriter(new J2KImageWriterSpi());
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(Pixels.interleaved(image), null, null), settings);
    } catch (IllegalArgumentException tooLow) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
      FacilityManager.unregisterMsgLogger(thread);
    }
    return Optional.of(out.toByteArray());
  }

  /// What a reader made of a codestream.
  ///
  /// @param image of the agreed format
  /// @param spareRead whether it wanted some of the spare bytes
  record Read(RasterImage image, boolean spareRead) {}

  /// The image of a codestream that may be cut or damaged.
  ///
  /// @param stream not modified
  /// @param format the shape to expect
  /// @param spareBytes how many zeros to put after the packets, at least 0: a reader that has found
  ///   every packet does not want them
  /// @return absent if the reader gave up
  static @Nullable Read decode(Codestream stream, ImageFormat format, int spareBytes) {
    int end = stream.endOfPackets();
    byte[] whole = stream.resized(stream.packets().length + spareBytes).whole();
    Thread thread = Thread.currentThread();
    FacilityManager.registerMsgLogger(thread, new Silence());
    J2KImageReader reader = new J2KImageReader(new J2KImageReaderSpi());
    try (PaddedInput input = new PaddedInput(whole, end, end + spareBytes)) {
      reader.setInput(input);
      RasterImage image =
          Pixels.planar(reader.read(0, new J2KImageReadParam()).getRaster(), format);
      return new Read(image, input.rangeRead());
    } catch (VirtualMachineError e) {
      throw e;
    } catch (IOException | RuntimeException | Error damaged) {
      // The library throws plain Error, and ThreadDeath, for codestreams that make no sense.
      return null;
    } finally {
      reader.dispose();
      FacilityManager.unregisterMsgLogger(thread);
    }
  }

  private static final class Silence implements MsgLogger {
    @Override
    public void printmsg(int severity, String message) {}

    @Override
    public void println(String text, int firstIndent, int indent) {}

    @Override
    public void flush() {}
  }
}
