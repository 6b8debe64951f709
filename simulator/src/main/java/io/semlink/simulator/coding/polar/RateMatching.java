package io.semlink.simulator.coding.polar;

import java.util.Arrays;

/// From the mother code's N bits to the E bits sent, and back (clause 5.4.1).
final class RateMatching {
  /// LLR of a bit known to be 0. Larger than any a channel gives, small enough that a float still
  /// holds a sum of them beside usual values; channel LLRs are clipped to it.
  static final float KNOWN = 1e6f;

  /// Table 5.4.1.1-1.
  private static final int[] SUB_BLOCKS = {
    0, 1, 2, 4, 3, 5, 6, 7, 8, 16, 9, 17, 10, 18, 11, 19,
    12, 20, 13, 21, 14, 22, 15, 23, 24, 25, 26, 28, 27, 29, 30, 31
  };

  private final int length;
  // Index in the mother code of each bit sent.
  private final int[] source;
  private final float[] prior;

  RateMatching(BlockSize size, boolean channelInterleaver) {
    this.length = size.length();
    int[] interleaved = subBlockInterleaver(length);
    int[] selected = selected(size, interleaved);
    this.prior = new float[length];
    if (size.matching() == BlockSize.Matching.SHORTENING) {
      for (int i = size.e(); i < length; i++) {
        prior[interleaved[i]] = KNOWN;
      }
    }
    this.source =
        channelInterleaver
            ? Arrays.stream(channelInterleaver(size.e())).map(i -> selected[i]).toArray()
            : selected;
  }

  /// Clause 5.4.1.1: output bit n is input bit J(n), a new array.
  static int[] subBlockInterleaver(int length) {
    int blockLength = length / SUB_BLOCKS.length;
    int[] pattern = new int[length];
    for (int i = 0; i < length; i++) {
      pattern[i] = SUB_BLOCKS[i / blockLength] * blockLength + i % blockLength;
    }
    return pattern;
  }

  /// Clause 5.4.1.3: written by rows into a triangle, read by columns; output bit k is the input
  /// bit that entry k names, a new array.
  static int[] channelInterleaver(int codedBits) {
    int side = 0;
    while (side * (side + 1) / 2 < codedBits) {
      side++;
    }
    int[] pattern = new int[codedBits];
    int k = 0;
    for (int column = 0; column < side; column++) {
      for (int row = 0; row < side - column; row++) {
        // Row r begins after rows of side, side - 1, ... places.
        int place = row * side - row * (row - 1) / 2 + column;
        if (place < codedBits) {
          pattern[k++] = place;
        }
      }
    }
    return pattern;
  }

  /// Bit selection (clause 5.4.1.2).
  private static int[] selected(BlockSize size, int[] interleaved) {
    int skipped =
        size.matching() == BlockSize.Matching.PUNCTURING ? interleaved.length - size.e() : 0;
    int[] selected = new int[size.e()];
    for (int k = 0; k < selected.length; k++) {
      selected[k] = interleaved[(k + skipped) % interleaved.length];
    }
    return selected;
  }

  int codedBits() {
    return source.length;
  }

  /// Writes the bits sent from `from` on.
  void match(byte[] codeword, byte[] coded, int from) {
    for (int k = 0; k < source.length; k++) {
      coded[from + k] = codeword[source[k]];
    }
  }

  /// LLRs of the mother code: repeated bits add up, punctured ones are 0, shortened ones known.
  ///
  /// @param coded LLRs of the bits sent from `from` on, not modified
  /// @param llr receives N values
  void recover(float[] coded, int from, float[] llr) {
    System.arraycopy(prior, 0, llr, 0, length);
    for (int k = 0; k < source.length; k++) {
      llr[source[k]] += Math.clamp(coded[from + k], -KNOWN, KNOWN);
    }
  }
}
