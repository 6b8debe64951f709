package io.semlink.simulator.kernels;

/// The inner loops of the link. Every method gives the same bits whichever provider runs it, so the
/// change from the scalar to the vector provider, some time after the start of a process, changes
/// nothing but the speed.
public final class Kernels {
  private Kernels() {}

  /// Which provider runs, and why, in one line.
  public static String provider() {
    KernelProvider active = ProviderSwitch.active();
    return active.name() + ": " + ProviderSwitch.reason();
  }

  /// Waits until the vector provider runs or is given up. For benchmarks and tests; nothing else
  /// needs to wait, since results do not change.
  ///
  /// @return whether the vector provider runs
  /// @throws InterruptedException if the thread was interrupted
  public static boolean awaitVector() throws InterruptedException {
    return ProviderSwitch.await();
  }

  /// Adds scaled Gaussian noise in place: xoshiro128++ in 16 logical lanes and the transform of Box
  /// and Muller, see {@link NoiseKernel}.
  ///
  /// @param state four words of 16 lanes, word w of lane l at 16 w + l, no lane all zero; advanced
  ///   by whole blocks of 32 values
  /// @param deviation standard deviation
  /// @param values receives the sum, any length
  public static void addNoise(int[] state, float deviation, float[] values) {
    ProviderSwitch.active().noise().addNoise(state, deviation, values);
  }

  /// Demaps symbols of a square Gray constellation with the max-log approximation.
  ///
  /// @param axis the levels of both axes
  /// @param symbols I/Q interleaved, length 2 numSymbols, not modified
  /// @param noisePower N0 of each complex symbol, length numSymbols, or 1 where all symbols share
  ///   it; positive, not modified
  /// @param llr receives ln P(b=0)/P(b=1): of each symbol the bits of I and Q in turns, length 2
  ///   numBits numSymbols
  public static void demap(GrayAxis axis, float[] symbols, float[] noisePower, float[] llr) {
    ProviderSwitch.active().demap().demap(axis, symbols, noisePower, llr);
  }

  /// Demaps symbols that carry the same bit on both axes (BPSK of 3GPP).
  ///
  /// @param axis levels of one bit
  /// @param symbols I/Q interleaved, length 2 numSymbols, not modified
  /// @param noisePower N0 of each complex symbol, length numSymbols, or 1 where all symbols share
  ///   it; positive, not modified
  /// @param llr receives one LLR a symbol
  public static void demapSameBit(GrayAxis axis, float[] symbols, float[] noisePower, float[] llr) {
    ProviderSwitch.active().demap().demapSameBit(axis, symbols, noisePower, llr);
  }

  /// Decides bits: 1 where the LLR is negative.
  ///
  /// @param llr LLRs, the first one belongs to bit `from`; not modified
  /// @param bits receives 0 or 1
  /// @param from index of the first bit to write
  /// @param numBits how many, at most as many as there are LLRs
  /// @return whether no LLR was 0
  public static boolean decide(float[] llr, byte[] bits, int from, int numBits) {
    return ProviderSwitch.active().bits().decide(llr, bits, from, numBits);
  }

  /// Counts bits that differ from the decision of their LLR.
  ///
  /// @param bits values 0 or 1, not modified
  /// @param llr at least as many LLRs, not modified
  public static long countErrors(byte[] bits, float[] llr) {
    return ProviderSwitch.active().bits().countErrors(bits, llr);
  }

  /// Adds up ranges of one array, modulo 2: the sum of turned columns, if each column stands there
  /// twice.
  ///
  /// @param columns values 0 or 1, not modified
  /// @param offsets where each range begins, at least one
  /// @param sum receives the sum from `to` on
  /// @param to index of the first value to write
  /// @param length values a range
  public static void sum(byte[] columns, int[] offsets, byte[] sum, int to, int length) {
    ProviderSwitch.active().bits().sum(columns, offsets, sum, to, length);
  }

  /// Packs bits, bit i at position i % 64 of word i / 64.
  ///
  /// @param bits one bit a byte, of which the least counts, not modified
  /// @param from index of the first bit
  /// @param numBits how many
  /// @param words zeros; receives the bits, length at least numBits / 64, rounded up
  public static void pack(byte[] bits, int from, int numBits, long[] words) {
    Octets.pack(bits, from, numBits, words);
  }

  /// Unpacks bits, the inverse of {@link #pack}.
  ///
  /// @param words packed bits, not modified
  /// @param numBits how many
  /// @param bits receives one bit a byte from index 0 on
  public static void unpack(long[] words, int numBits, byte[] bits) {
    Octets.unpack(words, numBits, bits);
  }

  /// The layers of the 8-bit LDPC decoder. Ask anew for each block: the kernel may have been
  /// compiled in the meantime.
  public static MinSumKernel minSum() {
    return ProviderSwitch.active().minSum();
  }
}
