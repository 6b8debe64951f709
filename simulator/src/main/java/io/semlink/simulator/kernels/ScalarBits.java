package io.semlink.simulator.kernels;

/// Bits one after the other.
final class ScalarBits implements BitKernel {
  @Override
  public boolean decide(float[] llr, byte[] bits, int from, int numBits) {
    return decide(llr, bits, from, 0, numBits);
  }

  /// The same from an LLR on.
  static boolean decide(float[] llr, byte[] bits, int from, int first, int numBits) {
    boolean decided = true;
    for (int i = first; i < numBits; i++) {
      bits[from + i] = (byte) (llr[i] < 0 ? 1 : 0);
      decided &= llr[i] != 0;
    }
    return decided;
  }

  @Override
  public long countErrors(byte[] bits, float[] llr) {
    return countErrors(bits, llr, 0);
  }

  /// The same from a bit on.
  static long countErrors(byte[] bits, float[] llr, int first) {
    long errors = 0;
    for (int i = first; i < bits.length; i++) {
      errors += (llr[i] < 0 ? 1 : 0) ^ bits[i];
    }
    return errors;
  }

  @Override
  public void sum(byte[] columns, int[] offsets, byte[] sum, int to, int length) {
    for (int i = 0; i < length; i++) {
      int bit = 0;
      for (int offset : offsets) {
        bit ^= columns[offset + i];
      }
      sum[to + i] = (byte) bit;
    }
  }
}
