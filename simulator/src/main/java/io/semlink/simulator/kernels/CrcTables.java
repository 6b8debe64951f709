package io.semlink.simulator.kernels;

/// Remainders by one generator polynomial, 64 message bits a step: eight tables, one for each
/// distance of an octet from the end of the step (Kounavis and Berry, IEEE Trans. Computers 57(11),
/// 2008). Immutable.
public final class CrcTables {
  private final int length;
  private final int[][] tables = new int[8][256];

  /// @param length degree L of the generator, in 1..32
  /// @param generator its coefficients below D^L, D^0 least significant
  public CrcTables(int length, int generator) {
    this.length = length;
    int polynomial = generator << (32 - length);
    for (int octet = 0; octet < 256; octet++) {
      int register = octet << 24;
      for (int i = 0; i < 8; i++) {
        register = (register << 1) ^ (register < 0 ? polynomial : 0);
      }
      tables[0][octet] = register;
    }
    for (int distance = 1; distance < 8; distance++) {
      for (int octet = 0; octet < 256; octet++) {
        int nearer = tables[distance - 1][octet];
        tables[distance][octet] = (nearer << 8) ^ tables[0][nearer >>> 24];
      }
    }
  }

  /// The parity bits of a range as a number, the first parity bit most significant: the remainder
  /// of the message times D^L, register zero at the start, no inversion.
  ///
  /// @param bits values 0 or 1, not modified
  /// @param from index of the first bit
  /// @param to index after the last bit
  public int remainder(byte[] bits, int from, int to) {
    // Leading zeros leave the register zero, so the odd bits are best taken at the front.
    int head = from + (to - from) % 64;
    long word = 0;
    for (int i = from; i < head; i++) {
      word = (word << 1) | bits[i];
    }
    int register = next(word);
    for (int i = head; i < to; i += 64) {
      register = next(Octets.word(bits, i) ^ ((long) register << 32));
    }
    return register >>> (32 - length);
  }

  private int next(long word) {
    int register = 0;
    for (int distance = 0; distance < 8; distance++) {
      register ^= tables[distance][(int) (word >>> (8 * distance)) & 0xFF];
    }
    return register;
  }
}
