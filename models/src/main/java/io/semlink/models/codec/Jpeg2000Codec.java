package io.semlink.models.codec;

import io.semlink.simulator.sensor.RasterImage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// JPEG 2000 (ISO/IEC 15444-1) by JJ2000: 9/7 filter, quality layers outermost, so that any first
/// part of a stream is an image of lower quality.
///
/// A study agrees on the image format once, and with it on the main header; sent are one byte (bits
/// 0..6: number of quality layers; bit 7: set if the encoder cut the last layer) and the packets.
public final class Jpeg2000Codec implements ImageCodec {
  private static final int CUT = 0x80;
  private static final int MAX_LAYERS = 0x7F;
  private static final int SPARE_BYTES = 1024;

  private final Map<ImageFormat, byte[]> mainHeaders = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "jpeg2000";
  }

  /// The better of two: the longest codestream that fits, and the next longer one cut to fit.
  ///
  /// @throws IllegalStateException if the main header is not that of its format
  @Override
  public Optional<CodedImage> encode(RasterImage image, int maxBytes) {
    int target = maxBytes - 1;
    if (target < 1) {
      return Optional.empty();
    }
    ImageFormat format = ImageFormat.of(image);
    RateSearch.Bracket found =
        RateSearch.run(image, mainHeaders(format).length + Codestream.TILE_MARKERS, target);
    Codestream under = found.under();
    if (under == null) {
      return Optional.empty();
    }
    Codestream cut = found.over() == null ? null : found.over().resized(target);
    boolean cutIsBetter = cut != null && error(image, cut) < error(image, under);
    return Optional.of(sent(format, cut != null && cutIsBetter ? cut : under, cutIsBetter));
  }

  /// Main header and the markers round the packets, less the byte of layers, which they hold too.
  @Override
  public int headerBytes(ImageFormat format) {
    return mainHeaders(format).length + Codestream.TILE_MARKERS - 1;
  }

  private CodedImage sent(ImageFormat format, Codestream stream, boolean cut) {
    if (stream.numLayers() > MAX_LAYERS
        || !java.util.Arrays.equals(stream.mainHeader(), mainHeaders(format))) {
      throw new IllegalStateException("the main header is not the one agreed on for " + format);
    }
    byte[] bytes = new byte[1 + stream.packets().length];
    bytes[0] = (byte) (stream.numLayers() | (cut ? CUT : 0));
    System.arraycopy(stream.packets(), 0, bytes, 1, stream.packets().length);
    return new CodedImage(bytes);
  }

  private static double error(RasterImage image, Codestream stream) {
    Jj2000.Read read = Jj2000.decode(stream, ImageFormat.of(image), 0);
    return read == null ? Double.POSITIVE_INFINITY : Pixels.squaredError(image, read.image());
  }

  /// A stream that makes no sense as a whole is tried again without its last quarter, and so on.
  /// Whether a part is missing shows, except in a stream that the encoder cut itself (bit 7).
  @Override
  public Decoded decode(byte[] stream, ImageFormat format) {
    int numLayers = stream.length == 0 ? 0 : stream[0] & MAX_LAYERS;
    if (stream.length < 2 || numLayers == 0) {
      return new Decoded.Failed(
          stream.length < 2 ? "no packet arrived" : "the stream says it has no quality layer");
    }
    Codestream received = codestream(stream, format);
    boolean cut = (stream[0] & CUT) != 0;
    Jj2000.Read whole = Jj2000.decode(received, format, cut ? 0 : SPARE_BYTES);
    if (whole != null && !whole.spareRead()) {
      return new Decoded.Image(whole.image(), true);
    }
    for (int length = received.packets().length; length > 0; length = length * 3 / 4) {
      Jj2000.Read part = Jj2000.decode(received.resized(length), format, 0);
      if (part != null) {
        return new Decoded.Image(part.image(), false);
      }
    }
    return new Decoded.Failed("no part of the packets can be decoded");
  }

  /// The codestream that a sent or received stream stands for, as any JPEG 2000 decoder reads it.
  ///
  /// @param stream the byte of layers, then packets; at least 1 byte
  Codestream codestream(byte[] stream, ImageFormat format) {
    return new Codestream(
        mainHeaders(format),
        stream[0] & MAX_LAYERS,
        java.util.Arrays.copyOfRange(stream, 1, stream.length));
  }

  private byte[] mainHeaders(ImageFormat format) {
    return mainHeaders.computeIfAbsent(format, Codestream::mainHeaderOf);
  }
}
