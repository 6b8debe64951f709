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
}
