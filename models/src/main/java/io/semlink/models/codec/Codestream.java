package io.semlink.models.codec;

import java.util.Arrays;

/// A JPEG 2000 codestream taken apart: the main header, which follows from the image format but for
/// the number of quality layers, and the packets (ISO/IEC 15444-1 Annex A).
///
/// One tile in one tile-part, so the order is SOC, SIZ, COD, QCD, COM, SOT, SOD, packets, EOC.
/// JJ2000 repeats COD in the tile-part's header to correct the layers; here the main one is right.
///
/// @param mainHeader everything before SOT, with 0 layers
/// @param numLayers quality layers, 0..65535
/// @param packets everything between SOD and EOC
record Codestream(byte[] mainHeader, int numLayers, byte[] packets) {
  /// Bytes of SOT, SOD and EOC.
  static final int TILE_MARKERS = 16;

  private static final int COD = 0xFF52;
  private static final int SOT = 0xFF90;
  private static final int SOD = 0xFF93;
  private static final int SOT_LENGTH = 12;
  private static final int EOC_LENGTH = 2;

  /// Takes a whole codestream apart.
  ///
  /// @throws IllegalArgumentException if a marker is not where it must be
  static Codestream parse(byte[] whole) {
    int sot = segment(whole, 2, SOT);
    int sod = segment(whole, sot, SOD);
    byte[] mainHeader = Arrays.copyOf(whole, sot);
    setLayers(mainHeader, 0);
    int cod = sot + SOT_LENGTH < sod ? segment(whole, sot, COD) : segment(whole, 2, COD);
    return new Codestream(
        mainHeader,
        uint16(whole, layers(cod)),
        Arrays.copyOfRange(whole, sod + 2, whole.length - EOC_LENGTH));
  }

  /// The main header, with 0 layers, of every image of a format.
  static byte[] mainHeaderOf(ImageFormat format) {
    return Jj2000.encode(Jj2000.encoder(format.grey()), 8.0)
        .map(whole -> parse(whole).mainHeader())
        .orElseThrow(() -> new IllegalStateException("8 bits a pixel were too few"));
  }

  /// The whole codestream, as any decoder reads it.
  byte[] whole() {
    byte[] out = Arrays.copyOf(mainHeader, length());
    setLayers(out, numLayers);
    int at = mainHeader.length;
    putUint16(out, at, SOT);
    putUint16(out, at + 2, SOT_LENGTH - 2);
    int tilePartLength = SOT_LENGTH + 2 + packets.length;
    putUint16(out, at + 6, tilePartLength >>> 16);
    putUint16(out, at + 8, tilePartLength);
    out[at + 11] = 1;
    putUint16(out, at + SOT_LENGTH, SOD);
    System.arraycopy(packets, 0, out, at + SOT_LENGTH + 2, packets.length);
    putUint16(out, out.length - EOC_LENGTH, 0xFFD9);
    return out;
  }

  /// Index of the first byte after the packets in the whole codestream.
  int endOfPackets() {
    return length() - EOC_LENGTH;
  }

  /// Bytes of the whole codestream.
  int length() {
    return mainHeader.length + TILE_MARKERS + packets.length;
  }

  /// The same with the first bytes of the packets only, which is a codestream of lower quality; or
  /// with zeros after the packets, which read as empty packets.
  Codestream resized(int numBytes) {
    return new Codestream(mainHeader, numLayers, Arrays.copyOf(packets, numBytes));
  }

  private static void setLayers(byte[] stream, int numLayers) {
    putUint16(stream, layers(segment(stream, 2, COD)), numLayers);
  }

  /// Within COD the marker, its length, the style and the progression take 6 bytes.
  private static int layers(int cod) {
    return cod + 6;
  }

  /// Where a marker segment starts, going from segment to segment.
  private static int segment(byte[] stream, int from, int marker) {
    int at = from;
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

  private static void putUint16(byte[] stream, int at, int value) {
    stream[at] = (byte) (value >> 8);
    stream[at + 1] = (byte) value;
  }
}
