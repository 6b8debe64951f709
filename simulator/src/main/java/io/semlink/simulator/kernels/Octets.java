package io.semlink.simulator.kernels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bits at a time between one bit a byte and packed bits, by multiplication: with the right
/// factor each of the eight bytes lands on a bit of the top byte of its own, and no two products
/// meet, so nothing carries. As fast as the memory it reads, so there is no second version on the
/// Vector API.
final class Octets {
  /// Byte i goes to bit i.
  private static final long FIRST_IS_LEAST = 0x0102040810204080L;

  /// Byte i goes to bit 7 - i.
  private static final long FIRST_IS_MOST = 0x8040201008040201L;

  private static final long ONES = 0x0101010101010101L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Octets() {}

  /// Packs bits, bit i at position i % 64 of word i / 64.
  static void pack(byte[] bits, int from, int numBits, long[] words) {
    int whole = numBits / 64;
    for (int word = 0; word < whole; word++) {
      long packed = 0;
      for (int octet = 0; octet < 8; octet++) {
        long eight = (long) LONGS.get(bits, from + 64 * word + 8 * octet) & ONES;
        packed |= ((eight * FIRST_IS_LEAST) >>> 56) << (8 * octet);
      }
      words[word] = packed;
    }
    for (int i = 64 * whole; i < numBits; i++) {
      words[i >>> 6] |= (long) (bits[from + i] & 1) << i;
    }
  }

  /// Unpacks bits.
  static void unpack(long[] words, int numBits, byte[] bits) {
    int whole = numBits - numBits % 8;
    for (int i = 0; i < whole; i += 8) {
      long octet = (words[i >>> 6] >>> i) & 0xFF;
      // Byte i keeps bit i of the octet and becomes 1 if it was set.
      long spread = (octet * ONES) & FIRST_IS_MOST;
      LONGS.set(bits, i, ((spread + 0x7F7F7F7F7F7F7F7FL) >>> 7) & ONES);
    }
    for (int i = whole; i < numBits; i++) {
      bits[i] = (byte) ((words[i >>> 6] >>> i) & 1);
    }
  }

  /// Eight bits, the first one most significant; bits are 0 or 1.
  static int label(byte[] bits, int from) {
    return (int) (((long) LONGS.get(bits, from) * FIRST_IS_MOST) >>> 56);
  }

  /// 64 bits, the first one most significant; bits are 0 or 1.
  static long word(byte[] bits, int from) {
    long word = 0;
    for (int octet = 0; octet < 8; octet++) {
      word = (word << 8) | label(bits, from + 8 * octet);
    }
    return word;
  }
}
