package io.semlink.simulator.bits;

import io.semlink.simulator.kernels.Kernels;
import java.util.Arrays;

/// An immutable block of bits, packed 64 to a word; bit i lies in word i / 64 at position i % 64.
public final class BitBlock {
  private final long[] words;
  private final int numBits;

  private BitBlock(long[] words, int numBits) {
    this.words = words;
    this.numBits = numBits;
  }

  /// Packs bits given one a byte.
  ///
  /// @param bits values 0 or 1, not modified, not retained
  public static BitBlock pack(byte[] bits) {
    return pack(bits, 0, bits.length);
  }

  /// Packs a range of bits given one a byte.
  ///
  /// @param bits values 0 or 1, not modified, not retained
  /// @param from index of the first bit
  /// @param numBits how many bits
  public static BitBlock pack(byte[] bits, int from, int numBits) {
    long[] words = new long[(numBits + 63) / 64];
    Kernels.pack(bits, from, numBits, words);
    return new BitBlock(words, numBits);
  }

  /// A block of packed bits; what the last word holds beyond them is cleared.
  ///
  /// @param words bit i in word i / 64 at position i % 64, not modified, not retained
  /// @param numBits how many bits, at most 64 words.length
  public static BitBlock of(long[] words, int numBits) {
    long[] copy = Arrays.copyOf(words, (numBits + 63) / 64);
    if (numBits % Long.SIZE != 0) {
      copy[copy.length - 1] &= -1L >>> (Long.SIZE - numBits % Long.SIZE);
    }
    return new BitBlock(copy, numBits);
  }

  /// Number of bits.
  public int size() {
    return numBits;
  }

  /// Bit at an index, 0 or 1.
  ///
  /// @throws IndexOutOfBoundsException if the index is outside 0..size()-1
  public int bit(int index) {
    java.util.Objects.checkIndex(index, numBits);
    return (int) (words[index >>> 6] >>> index) & 1;
  }

  /// The bits, one a byte, in a new array.
  public byte[] unpack() {
    byte[] bits = new byte[numBits];
    Kernels.unpack(words, numBits, bits);
    return bits;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof BitBlock other
        && numBits == other.numBits
        && Arrays.equals(words, other.words);
  }

  @Override
  public int hashCode() {
    return 31 * numBits + Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return "BitBlock[" + numBits + " bits]";
  }
}
