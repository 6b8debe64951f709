package io.semlink.simulator.ofdm;

/// Length of the cyclic prefix of each OFDM symbol.
public sealed interface CyclicPrefix {
  /// Samples of the prefix before a symbol.
  ///
  /// @param grid the grid, for its FFT size and numerology
  /// @param symbolIndex OFDM symbol, counted from the start of the block
  int samples(OfdmGrid grid, int symbolIndex);

  /// Normal cyclic prefix of 3GPP TS 38.211, clause 5.3.1: 144/2048 of the useful part, and in
  /// every symbol that begins half a millisecond (7 * 2^mu symbols) 16 Ts more, Ts = 1/30.72 MHz. A
  /// block begins at such a symbol.
  record Normal() implements CyclicPrefix {
    @Override
    public int samples(OfdmGrid grid, int symbolIndex) {
      int longer = (grid.fftSize() << grid.numerology()) >> 7;
      int period = 7 << grid.numerology();
      return 9 * (grid.fftSize() >> 7) + (symbolIndex % period == 0 ? longer : 0);
    }
  }

  /// The same length before each symbol.
  ///
  /// @param length samples, at least 0
  record Fixed(int length) implements CyclicPrefix {
    /// @throws IllegalArgumentException if the length is negative
    public Fixed {
      if (length < 0) {
        throw new IllegalArgumentException(
            "cyclic prefix is %s samples but must be at least 0".formatted(length));
      }
    }

    @Override
    public int samples(OfdmGrid grid, int symbolIndex) {
      return length;
    }
  }
}
