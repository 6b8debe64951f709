package io.semlink.models.codec;

import io.semlink.simulator.sensor.RasterImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import jj2000.j2k.util.FacilityManager;
import jj2000.j2k.util.MsgLogger;
import org.jspecify.annotations.Nullable;

/// The JJ2000 library, kept silent: codestreams (ISO/IEC 15444-1 Annex A) from and to images.
final class Jj2000 {
  private Jj2000() {}

  /// What makes codestreams of an image.
  ///
  /// @param image not modified, 1 or 3 channels
  static Jj2000Encoder encoder(RasterImage image) {
    return silently(() -> new Jj2000Encoder(image));
  }

  /// A lossy codestream.
  ///
  /// @param encoder of the image
  /// @param bitsPerPixel what the whole codestream should take; the result differs by some per cent
  /// @return empty if that is too little for the headers
  static Optional<byte[]> encode(Jj2000Encoder encoder, double bitsPerPixel) {
    try {
      return Optional.of(silently(() -> encoder.encode(bitsPerPixel)));
    } catch (IllegalArgumentException e) {
      if (!String.valueOf(e.getMessage()).contains("bitrate too low")) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private static <T> T silently(Work<T> work) {
    Thread thread = Thread.currentThread();
    FacilityManager.registerMsgLogger(thread, new Silence());
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      FacilityManager.unregisterMsgLogger(thread);
    }
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
    try (PaddedInput input = new PaddedInput(whole, end, end + spareBytes)) {
      RasterImage image = Jj2000Decoder.decode(input, format);
      return new Read(image, input.rangeRead());
    } catch (VirtualMachineError e) {
      throw e;
    } catch (IOException | RuntimeException | Error damaged) {
      // The library throws plain Error, and ThreadDeath, for codestreams that make no sense.
      return null;
    } finally {
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
