package io.semlink.simulator.units;

/// Energy per information bit over noise power spectral density.
///
/// @param db the ratio in dB, finite
public record EbN0(double db) {
  /// @throws IllegalArgumentException if the value is not finite
  public EbN0 {
    Decibels.requireFinite("Eb/N0", db);
  }

  /// The same operating point per symbol: Es/N0 = Eb/N0 + 10 log10(R Qm), all in dB.
  ///
  /// @param rate information bits over coded bits
  /// @param bitsPerSymbol coded bits a symbol, Qm
  /// @throws IllegalArgumentException if that Es/N0 is out of range
  public EsN0 toEsN0(CodeRate rate, int bitsPerSymbol) {
    return new EsN0(db + Decibels.fromLinear(rate.value() * bitsPerSymbol));
  }
}
