package io.semlink.simulator.ofdm;

/// Shape of a CP-OFDM resource grid. Subcarrier k stands at (k - numSubcarriers / 2) spacings from
/// the carrier; as in 5G NR the one at the carrier is used.
///
/// @param numerology mu: the subcarrier spacing is 15 kHz * 2^mu, 0..6
/// @param numSubcarriers active subcarriers, a positive multiple of 12
/// @param fftSize points of the transform, a power of two, at least 128 and numSubcarriers
/// @param cyclicPrefix its length
/// @param pilots which resource elements carry pilots
/// @param fillOrder how data fills the others
public record OfdmGrid(
    int numerology,
    int numSubcarriers,
    int fftSize,
    CyclicPrefix cyclicPrefix,
    Pilots pilots,
    FillOrder fillOrder) {
  /// @throws IllegalArgumentException if a value is outside its range
  public OfdmGrid {
    require(numerology >= 0 && numerology <= 6, "numerology", numerology, "lie in [0, 6]");
    require(
        numSubcarriers > 0 && numSubcarriers % 12 == 0,
        "number of subcarriers",
        numSubcarriers,
        "be a positive multiple of 12");
    require(
        Integer.bitCount(fftSize) == 1 && fftSize >= Math.max(128, numSubcarriers),
        "FFT size",
        fftSize,
        "be a power of two, at least 128 and the %s subcarriers".formatted(numSubcarriers));
    if (cyclicPrefix instanceof CyclicPrefix.Fixed fixed) {
      require(
          fixed.length() <= fftSize,
          "cyclic prefix",
          fixed.length(),
          "be at most the FFT size, %s samples".formatted(fftSize));
    }
    require(
        pilots.subcarrierStep() <= numSubcarriers,
        "pilot step",
        pilots.subcarrierStep(),
        "be at most the %s subcarriers".formatted(numSubcarriers));
    require(
        pilots.subcarrierStep() != 1 || pilots.symbolStep() != 1,
        "pilot step in both directions",
        1,
        "leave resource elements for data");
  }

  /// Smallest FFT size that leaves a fifth of the band to the guard, as NR's 3276 of 4096.
  ///
  /// @param numSubcarriers active subcarriers
  public static int smallestFftSize(int numSubcarriers) {
    int wanted = Math.max(128, Math.ceilDiv(5 * numSubcarriers, 4));
    return Integer.highestOneBit(wanted - 1) << 1;
  }

  /// Subcarrier spacing in Hz.
  public double spacingHz() {
    return 15_000.0 * (1 << numerology);
  }

  /// Complex samples a second: FFT size times subcarrier spacing.
  public double sampleRateHz() {
    return fftSize * spacingHz();
  }

  /// Bandwidth that the active subcarriers occupy, in Hz.
  public double occupiedHz() {
    return numSubcarriers * spacingHz();
  }

  /// Frequency of a subcarrier relative to the carrier, in Hz.
  public double frequencyHz(int subcarrier) {
    return (subcarrier - numSubcarriers / 2) * spacingHz();
  }

  /// Point of the transform that a subcarrier stands at: negative frequencies in the upper half.
  public int bin(int subcarrier) {
    return (subcarrier - numSubcarriers / 2) & (fftSize - 1);
  }

  /// Samples of the cyclic prefix before an OFDM symbol.
  public int prefixSamples(int symbolIndex) {
    return cyclicPrefix.samples(this, symbolIndex);
  }

  /// Samples from the start of the block to the useful part of an OFDM symbol.
  public int usefulStart(int symbolIndex) {
    int start = symbolIndex * fftSize;
    for (int t = 0; t <= symbolIndex; t++) {
      start += prefixSamples(t);
    }
    return start;
  }

  /// Resource elements of an OFDM symbol that carry data.
  public int dataElements(int symbolIndex) {
    return numSubcarriers - (pilots.onSymbol(symbolIndex) ? pilots.countOn(numSubcarriers) : 0);
  }

  /// OFDM symbols that a number of data symbols takes; the last one need not be full.
  ///
  /// @param dataSymbols complex data symbols, at least 0
  public int numOfdmSymbols(int dataSymbols) {
    int numSymbols = 0;
    int room = 0;
    while (room < dataSymbols) {
      room += dataElements(numSymbols);
      numSymbols++;
    }
    return numSymbols;
  }

  /// Complex samples of a block, cyclic prefixes included.
  public int samples(int dataSymbols) {
    int numSymbols = numOfdmSymbols(dataSymbols);
    return numSymbols == 0 ? 0 : usefulStart(numSymbols - 1) + fftSize;
  }

  /// Channel uses of a block: its duration times the occupied bandwidth, rounded up. Pilots, the
  /// resource elements left empty in the last OFDM symbol and the cyclic prefixes count; guard
  /// carriers do not, because a neighbour may use them.
  public int channelUses(int dataSymbols) {
    long product = (long) samples(dataSymbols) * numSubcarriers;
    return Math.toIntExact(Math.ceilDiv(product, fftSize));
  }

  private static void require(boolean fine, String quantity, int value, String bound) {
    if (!fine) {
      throw new IllegalArgumentException("%s is %s but must %s".formatted(quantity, value, bound));
    }
  }
}
