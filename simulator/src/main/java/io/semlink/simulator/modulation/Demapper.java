package io.semlink.simulator.modulation;

import io.semlink.simulator.kernels.Kernels;

/// Soft demapping with the max-log approximation: each bit's LLR is the difference of the squared
/// distances to the nearest level with that bit 1 and with that bit 0, over N0; the kernels compute
/// it without a search. Exact for BPSK and QPSK.
final class Demapper {
  private Demapper() {}

  /// Demaps equalised symbols.
  ///
  /// @param symbols I/Q interleaved, gain already divided out, length 2 * numSymbols, not modified
  /// @param noisePower noise power of each complex symbol after equalisation, length numSymbols, or
  ///   1 where all symbols share it; positive
  /// @param modem which constellation and rule
  /// @param llr receives LLRs, ln P(b=0)/P(b=1), length numSymbols * Qm
  static void demap(float[] symbols, float[] noisePower, Modem modem, float[] llr) {
    Modulation modulation = modem.modulation();
    if (modulation.order() == 1) {
      // The bit stands on both axes; using one alone would lose 3 dB.
      Kernels.demapSameBit(modulation.axis(), symbols, noisePower, llr);
    } else {
      Kernels.demap(modulation.axis(), symbols, noisePower, llr);
    }
  }
}
