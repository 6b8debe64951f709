package io.semlink.simulator.units;

/// Energy per complex symbol over noise power spectral density. Es = 1, so N0 = 10^(-db/10).
///
/// @param db the ratio in dB, finite
public record EsN0(double db) {
  /// @throws IllegalArgumentException if the value is not finite
  public EsN0 {
    Decibels.requireFinite("Es/N0", db);
  }

  /// Noise power per complex symbol (both real dimensions together) for Es = 1.
  public double noisePower() {
    return Decibels.toLinear(-db);
  }

  /// The same operating point per information bit: Eb/N0 = Es/N0 - 10 log10(R Qm), all in dB.
  ///
  /// @param rate information bits over coded bits
  /// @param bitsPerSymbol coded bits a symbol, Qm
  public EbN0 toEbN0(CodeRate rate, int bitsPerSymbol) {
    return new EbN0(db - Decibels.fromLinear(rate.value() * bitsPerSymbol));
  }
}
