package io.semlink.simulator.ofdm;

/// A comb of pilots in the manner of demodulation reference signals: on OFDM symbols 0, q, 2q, ...
/// of a block, subcarriers 0, p, 2p, ... carry known QPSK symbols of energy Es = 1; the others
/// carry data. The sequence is that of 3GPP TS 38.211, clause 7.4.1.1.1.
///
/// @param subcarrierStep every how many-th subcarrier, p, at least 1; 0 together with the symbol
///   step says that there are no pilots
/// @param symbolStep every how many-th OFDM symbol, q, at least 1
/// @param identity scrambling identity of the sequence, 0..65535
public record Pilots(int subcarrierStep, int symbolStep, int identity) {
  /// No pilots: for a receiver that knows the channel.
  public static final Pilots NONE = new Pilots(0, 0, 0);

  /// @throws IllegalArgumentException if a value is outside its range
  public Pilots {
    boolean none = subcarrierStep == 0 && symbolStep == 0;
    if (!none && (subcarrierStep < 1 || symbolStep < 1)) {
      throw new IllegalArgumentException(
          "pilot steps are %s subcarriers and %s symbols but must both be at least 1, or both 0"
              .formatted(subcarrierStep, symbolStep));
    }
    if (identity < 0 || identity > 65_535) {
      throw new IllegalArgumentException(
          "pilot identity is %s but must lie in [0, 65535]".formatted(identity));
    }
  }

  /// Whether there are pilots at all.
  public boolean present() {
    return subcarrierStep > 0;
  }

  /// Whether an OFDM symbol carries pilots.
  public boolean onSymbol(int symbolIndex) {
    return present() && symbolIndex % symbolStep == 0;
  }

  /// Whether a resource element carries a pilot.
  public boolean at(int symbolIndex, int subcarrier) {
    return onSymbol(symbolIndex) && subcarrier % subcarrierStep == 0;
  }

  /// Pilots of an OFDM symbol that carries them.
  ///
  /// @param numSubcarriers active subcarriers
  public int countOn(int numSubcarriers) {
    return present() ? Math.ceilDiv(numSubcarriers, subcarrierStep) : 0;
  }

  /// Pilot symbols of an OFDM symbol: (1 - 2c(2n), 1 - 2c(2n+1)) / sqrt(2), with c seeded as for
  /// the demodulation reference signal of a slot of 14 symbols (SCID 0).
  ///
  /// @param symbolIndex OFDM symbol, counted from the start of the block
  /// @param count how many
  /// @return I/Q interleaved, length 2 * count, new
  public float[] sequence(int symbolIndex, int count) {
    // 2^17 (symbol + 1)(2 identity + 1) + 2 identity, modulo 2^31.
    long seed = (((symbolIndex + 1L) * (2L * identity + 1)) << 17) + 2L * identity;
    GoldSequence bits = new GoldSequence((int) (seed & 0x7FFFFFFFL));
    float[] symbols = new float[2 * count];
    float amplitude = (float) Math.sqrt(0.5);
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = bits.next() == 0 ? amplitude : -amplitude;
    }
    return symbols;
  }
}
