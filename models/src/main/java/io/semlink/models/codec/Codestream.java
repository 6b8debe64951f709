package io.semlink.models.codec;

import io.semlink.simulator.sensor.RasterImage;
import java.util.Arrays;

/// A JPEG 2000 codestream taken apart: headers that follow from the image format, the number of
/// quality layers, and the packets (ISO/IEC 15444-1 Annex A).
///
/// One tile in one tile-part, so the order is SOC, SIZ, COD, QCD, COM, SOT, SOD, packets, EOC. The
/// length in SOT is 0, "up to the end". The layers are the only part of the headers that depends on
/// the image.
///
/// @param headers everything before the packets, with 0 layers
/// @param numLayers quality layers, 0..65535
/// @param packets everything between SOD and EOC
record Codestream(byte[] headers, int numLayers, byte[] packets) {
  private static final int COD = 0xFF52;
  private static final int SOD = 0xFF93;
  private static final int EOC_LENGTH = 2;

  /// Takes a whole codestream apart.
  ///
  /// @throws IllegalArgumentException if a marker is not where it must be
  static Codestream parse(byte[] whole) {
    int layers = layersAt(whole);
    int start = segment(whole, SOD) + 2;
    byte[] headers = Arrays.copyOf(whole, start);
    headers[layers] = 0;
    headers[layers + 1] = 0;
    return new Codestream(
        headers,
        uint16(whole, layers),
        Arrays.copyOfRange(whole, start, whole.length - EOC_LENGTH));
  }

  /// The headers of every image of a format.
  static byte[] headersOf(ImageFormat format) {
    RasterImage any = format.grey();
    return parse(
            Jj2000.encode(any, 8.0)
                .orElseThrow(() -> new IllegalStateException("8 bits a pixel were too few")))
        .headers();
  }

  /// The whole codestream.
  byte[] whole() {
    byte[] out = Arrays.copyOf(headers, headers.length + packets.length + EOC_LENGTH);
    int layers = layersAt(headers);
    out[layers] = (byte) (numLayers >> 8);
    out[layers + 1] = (byte) numLayers;
    System.arraycopy(packets, 0, out, headers.length, packets.length);
    out[out.length - 2] = (byte) 0xFF;
    out[out.length - 1] = (byte) 0xD9;
    return out;
  }

  /// Bytes of the whole codestream.
  int length() {
    return headers.length + packets.length + EOC_LENGTH;
  }

  /// The same with the first packets only, which is a codestream of lower quality.
  Codestream first(int numBytes) {
    return new Codestream(headers, numLayers, Arrays.copyOf(packets, numBytes));
  }

  /// Within COD the marker, its length, the style and the progression take 6 bytes.
  private static int layersAt(byte[] stream) {
    return segment(stream, COD) + 6;
  }

  private static int segment(byte[] stream, int marker) {
    int at = 2;
    while (at + 3 < stream.length && uint16(stream, at) != marker) {
      at += 2 + uint16(stream, at + 2);
    }
    if (at + 1 >= stream.length || uint16(stream, at) != marker) {
      throw new IllegalArgumentException("no marker %X in the codestream".formatted(marker));
    }
    return at;
  }

  private static int uint16(byte[] stream, int at) {
    return ((stream[at] & 0xFF) << 8) | (stream[at + 1] & 0xFF);
  }
}
