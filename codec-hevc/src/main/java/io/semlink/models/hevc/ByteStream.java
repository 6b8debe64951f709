package io.semlink.models.hevc;

import java.util.Arrays;

/// A byte stream (ITU-T H.265 Annex B) of one picture in one slice, taken apart.
///
/// @param headers parameter sets, the start code of the slice and the header of its NAL unit
/// @param slice the rest: slice header and data, with emulation prevention
record ByteStream(byte[] headers, byte[] slice) {
  private static final int NAL_HEADER = 2;
  private static final int FIRST_VIDEO_PARAMETER_SET = 32;

  /// Takes a stream apart.
  ///
  /// @throws IllegalArgumentException if its last NAL unit is not its only slice
  static ByteStream parse(byte[] whole) {
    int numSlices = 0;
    int end = 0;
    for (int at = startCode(whole, 0); at < whole.length; at = startCode(whole, at + 3)) {
      end = at + 3 + NAL_HEADER;
      numSlices += (whole[at + 3] >> 1 & 0x3F) < FIRST_VIDEO_PARAMETER_SET ? 1 : 0;
      if (numSlices > 0 && startCode(whole, end) < whole.length) {
        throw new IllegalArgumentException("something follows the slice");
      }
    }
    if (numSlices != 1) {
      throw new IllegalArgumentException("the stream has %s slices".formatted(numSlices));
    }
    return new ByteStream(
        Arrays.copyOf(whole, end), Arrays.copyOfRange(whole, end, whole.length));
  }

  /// The whole stream with the first bytes of a slice, and bytes that were not sent after them.
  ///
  /// @param headers of the format
  /// @param slice as it was received, up to its first start code, which no slice has
  /// @param filler value of the bytes that follow
  /// @param numFiller how many
  static byte[] whole(byte[] headers, byte[] slice, byte filler, int numFiller) {
    int length = startCode(slice, 0);
    byte[] whole = Arrays.copyOf(headers, headers.length + length + numFiller);
    System.arraycopy(slice, 0, whole, headers.length, length);
    Arrays.fill(whole, headers.length + length, whole.length, filler);
    return whole;
  }

  /// Where the bytes 0, 0, 1 start, from an index on; the length if nowhere.
  static int startCode(byte[] bytes, int from) {
    for (int at = from; at + 2 < bytes.length; at++) {
      if (bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 1) {
        return at;
      }
    }
    return bytes.length;
  }
}
