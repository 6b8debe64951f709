package io.semlink.simulator.units;

/// Energy per complex symbol over noise power spectral density. Es = 1, so N0 = 10^(-db/10).
///
/// One range holds for every Es/N0, wherever it comes from: in it all LLRs are finite.
///
/// @param db the ratio in dB, in [-100, 200]
public record EsN0(double db) {
  /// Smallest Es/N0, dB.
  public static final double LEAST_DB = -100;

  /// Largest Es/N0, dB.
  public static final double MOST_DB = 200;

  /// @throws IllegalArgumentException if the value is out of range
  public EsN0 {
    if (!(db >= LEAST_DB && db <= MOST_DB)) {
      throw new IllegalArgumentException(
          "Es/N0 is %s dB but must lie in [%s, %s] dB".formatted(db, LEAST_DB, MOST_DB));
    }
  }

  /// The ratio nearest to a value that may lie outside the range, as a wrong belief of a receiver.
  ///
  /// @param db any number of dB
  public static EsN0 nearest(double db) {
    return new EsN0(Math.clamp(db, LEAST_DB, MOST_DB));
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
