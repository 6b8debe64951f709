package io.semlink.simulator.coding.polar;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A polar code of one block size: which synthetic channels carry what, and the encoder (clauses
/// 5.3.1.2 and 5.4.1.1).
final class PolarCode {
  /// What a synthetic channel carries.
  enum Role {
    /// 0.
    FROZEN,
    /// The next bit to encode.
    INFORMATION,
    /// The parity of earlier bits five places apart.
    PARITY_CHECK
  }

  private final Role[] roles;
  private final int k;

  PolarCode(BlockSize size) {
    this.k = size.k();
    int length = size.length();
    boolean[] barred = frozenByMatching(size);
    // Q_I, in ascending reliability.
    int[] candidates =
        Arrays.stream(PolarTable.reliability(length)).filter(i -> !barred[i]).toArray();
    int numUsed = k + size.numParityChecks();
    int[] used = Arrays.copyOfRange(candidates, candidates.length - numUsed, candidates.length);
    this.roles = new Role[length];
    Arrays.fill(roles, Role.FROZEN);
    Arrays.stream(used).forEach(i -> roles[i] = Role.INFORMATION);
    placeParityChecks(size, used);
  }

  /// A code given by its roles alone, for small examples.
  PolarCode(Role[] roles) {
    this.roles = roles.clone();
    this.k = (int) Arrays.stream(roles).filter(role -> role == Role.INFORMATION).count();
  }

  /// Q_F,tmp of clause 5.4.1.1: channels that bits not sent make useless.
  private static boolean[] frozenByMatching(BlockSize size) {
    int length = size.length();
    int e = size.e();
    boolean[] frozen = new boolean[length];
    int[] interleaved = RateMatching.subBlockInterleaver(length);
    switch (size.matching()) {
      case REPETITION -> {}
      case SHORTENING -> IntStream.range(e, length).forEach(i -> frozen[interleaved[i]] = true);
      case PUNCTURING -> {
        IntStream.range(0, length - e).forEach(i -> frozen[interleaved[i]] = true);
        // ceil(3N/4 - E/2) and ceil(9N/16 - E/4).
        int first =
            4 * e >= 3 * length
                ? Math.ceilDiv(3 * length - 2 * e, 4)
                : Math.ceilDiv(9 * length - 4 * e, 16);
        Arrays.fill(frozen, 0, Math.max(0, first), true);
      }
    }
    return frozen;
  }

  /// Q_PC: the least reliable channels in use, and the most reliable one of least row weight among
  /// the others.
  private void placeParityChecks(BlockSize size, int[] used) {
    int numLeastReliable = size.numParityChecks() - size.numByWeight();
    for (int i = 0; i < numLeastReliable; i++) {
      roles[used[i]] = Role.PARITY_CHECK;
    }
    if (size.numByWeight() == 0) {
      return;
    }
    int lightest = used[size.numParityChecks()];
    for (int i = size.numParityChecks(); i < used.length; i++) {
      // Row i of the transform has 2^(ones of i) ones.
      if (Integer.bitCount(used[i]) <= Integer.bitCount(lightest)) {
        lightest = used[i];
      }
    }
    roles[lightest] = Role.PARITY_CHECK;
  }

  /// N.
  int length() {
    return roles.length;
  }

  /// K.
  int informationBits() {
    return k;
  }

  Role role(int channel) {
    return roles[channel];
  }

  /// Encodes K bits: d = u G_N (clause 5.3.1.2).
  ///
  /// @param bits c', length K, not modified
  /// @return d, length N, a new array
  byte[] encode(byte[] bits) {
    byte[] u = new byte[roles.length];
    int next = 0;
    int register = 0;
    for (int n = 0; n < u.length; n++) {
      register = rotate(register, 1);
      switch (roles[n]) {
        case FROZEN -> {}
        case PARITY_CHECK -> u[n] = (byte) (register & 1);
        case INFORMATION -> {
          u[n] = bits[next++];
          register ^= u[n];
        }
      }
    }
    transform(u);
    return u;
  }

  /// The cyclic shift register y_0..y_4 after a number of shifts, y_0 least significant.
  static int rotate(int register, int shifts) {
    int by = shifts % 5;
    return (register >>> by | register << (5 - by)) & 0x1F;
  }

  /// Multiplies by the n-th Kronecker power of (1 0; 1 1), in place; its own inverse.
  static void transform(byte[] bits) {
    for (int half = 1; half < bits.length; half *= 2) {
      for (int from = 0; from < bits.length; from += 2 * half) {
        for (int i = from; i < from + half; i++) {
          bits[i] ^= bits[i + half];
        }
      }
    }
  }
}
