package io.semlink.models.hevc;

import io.semlink.models.codec.Decoded;
import io.semlink.models.codec.ImageFormat;

/// Makes an image of a slice that may be cut or damaged.
///
/// A decoder reads on past the end of what arrived. What it makes of that depends on the bytes that
/// follow, so a slice is decoded twice with different ones: where both pictures are the same, they
/// show what was sent.
///
/// @param headers parameter sets and header of the NAL unit
/// @param format shape of the image
record SliceReader(byte[] headers, ImageFormat format) {
  private static final int NUM_FILLER = 64;
  private static final byte ONE_FILLER = (byte) 0xAA;
  private static final byte OTHER_FILLER = 0x55;

  /// The image of a received slice.
  ///
  /// @param slice at least one byte, not modified
  Decoded read(byte[] slice) {
    FfmpegDecoder.Read one = decode(slice, ONE_FILLER, FfmpegDecoder.Filter.ON);
    FfmpegDecoder.Read other = decode(slice, OTHER_FILLER, FfmpegDecoder.Filter.ON);
    if (one == null || other == null) {
      return new Decoded.Failed("the HEVC decoder finds no picture in the slice");
    }
    int numBlocks = one.planes().numBlocks(X265.BLOCK_SIDE);
    boolean intact = one.sound() && other.sound();
    if (intact && one.planes().equalBlocks(other.planes(), X265.BLOCK_SIDE) == numBlocks) {
      return new Decoded.Image(one.planes().image(), true);
    }
    int soundBlocks = soundBlocks(slice);
    return soundBlocks == 0
        ? new Decoded.Failed("the slice ends within its first block")
        : new Decoded.Image(one.planes().keep(X265.BLOCK_SIDE, soundBlocks).image(), false);
  }

  /// Blocks before the first that depends on what follows the slice. The loop filters would carry
  /// that back into blocks above and to the left.
  private int soundBlocks(byte[] slice) {
    FfmpegDecoder.Read one = decode(slice, ONE_FILLER, FfmpegDecoder.Filter.OFF);
    FfmpegDecoder.Read other = decode(slice, OTHER_FILLER, FfmpegDecoder.Filter.OFF);
    if (one == null || other == null) {
      return 0;
    }
    return Math.min(
        one.planes().equalBlocks(other.planes(), X265.BLOCK_SIDE),
        one.planes().writtenBlocks(X265.BLOCK_SIDE));
  }

  private FfmpegDecoder.@org.jspecify.annotations.Nullable Read decode(
      byte[] slice, byte filler, FfmpegDecoder.Filter filter) {
    return FfmpegDecoder.decode(
        ByteStream.whole(headers, slice, filler, NUM_FILLER), format, filter);
  }
}
