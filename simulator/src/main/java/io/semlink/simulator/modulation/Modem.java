package io.semlink.simulator.modulation;

/// Mapper and demapper of a link.
///
/// @param modulation which constellation
/// @param rule how LLRs are computed
public record Modem(Modulation modulation, DemapperRule rule) {
  /// Max-log demapping, as receivers do it.
  public Modem(Modulation modulation) {
    this(modulation, DemapperRule.MAX_LOG);
  }

  /// Complex symbols of a number of coded bits.
  ///
  /// @throws IllegalArgumentException if the bits do not fill whole symbols
  public int numSymbols(int numBits) {
    int order = modulation.order();
    if (numBits % order != 0) {
      throw new IllegalArgumentException(
          "%s bits do not fill symbols of %s bits".formatted(numBits, order));
    }
    return numBits / order;
  }

  /// Maps coded bits to symbols of mean energy 1. The first bit is that of symbol 0, which matters
  /// to pi/2-BPSK alone.
  ///
  /// @param bits one bit a byte, numSymbols * Qm, not modified
  /// @param symbols receives I/Q interleaved symbols, length 2 * numSymbols
  public void map(byte[] bits, float[] symbols) {
    Mapper.map(bits, modulation, symbols);
  }

  /// Demaps equalised symbols.
  ///
  /// @param symbols I/Q interleaved, gain already divided out, length 2 * numSymbols, not modified
  /// @param noisePower noise power of each complex symbol after equalisation, length numSymbols, or
  ///   1 where all symbols share it; positive, not modified
  /// @param llr receives ln P(b=0)/P(b=1), length numSymbols * Qm
  public void demap(float[] symbols, float[] noisePower, float[] llr) {
    Demapper.demap(symbols, noisePower, this, llr);
  }

  /// Peak-to-average power ratio of the constellation: its largest symbol energy over the mean one,
  /// in dB, without any waveform.
  public double peakToAverageDb() {
    return 10 * StrictMath.log10(modulation.constellation().peakToAverage());
  }
}
