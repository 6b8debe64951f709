package io.semlink.simulator.ofdm;

import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.Decibels;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/// Resource elements to complex baseband samples and back (3GPP TS 38.211, clause 5.3.1, with
/// unitary transforms). Immutable.
public final class OfdmWaveform {
  private static final int OVERSAMPLING = 4;
  private static final double EXCEEDED_BY = 1e-3;

  private final OfdmGrid grid;
  private final Fft fft;

  /// The waveform of a grid.
  public OfdmWaveform(OfdmGrid grid) {
    this.grid = grid;
    this.fft = new Fft(grid.fftSize());
  }

  /// Samples of a block, each OFDM symbol behind its cyclic prefix.
  ///
  /// @param elements grid, I/Q interleaved, length 2 * numOfdmSymbols * subcarriers, not modified
  /// @return I/Q interleaved, at FFT size times subcarrier spacing, new
  public float[] modulate(float[] elements) {
    int numSymbols = elements.length / (2 * grid.numSubcarriers());
    float[] samples = new float[2 * (grid.usefulStart(numSymbols - 1) + grid.fftSize())];
    float[] symbol = new float[2 * grid.fftSize()];
    for (int t = 0; t < numSymbols; t++) {
      spread(elements, t, symbol);
      fft.inverse(symbol);
      int start = 2 * grid.usefulStart(t);
      int prefix = 2 * grid.prefixSamples(t);
      System.arraycopy(symbol, 0, samples, start, symbol.length);
      System.arraycopy(symbol, symbol.length - prefix, samples, start - prefix, prefix);
    }
    return samples;
  }

  /// Resource elements of a block; the prefixes are dropped.
  ///
  /// @param samples I/Q interleaved, as {@link #modulate} gives them, not modified
  /// @param numOfdmSymbols OFDM symbols of the block
  /// @return grid, I/Q interleaved, new
  public float[] demodulate(float[] samples, int numOfdmSymbols) {
    float[] elements = new float[2 * numOfdmSymbols * grid.numSubcarriers()];
    float[] symbol = new float[2 * grid.fftSize()];
    for (int t = 0; t < numOfdmSymbols; t++) {
      System.arraycopy(samples, 2 * grid.usefulStart(t), symbol, 0, symbol.length);
      fft.forward(symbol);
      for (int k = 0; k < grid.numSubcarriers(); k++) {
        int element = 2 * (t * grid.numSubcarriers() + k);
        elements[element] = symbol[2 * grid.bin(k)];
        elements[element + 1] = symbol[2 * grid.bin(k) + 1];
      }
    }
    return elements;
  }

  private void spread(float[] elements, int t, float[] symbol) {
    Arrays.fill(symbol, 0);
    for (int k = 0; k < grid.numSubcarriers(); k++) {
      int element = 2 * (t * grid.numSubcarriers() + k);
      symbol[2 * grid.bin(k)] = elements[element];
      symbol[2 * grid.bin(k) + 1] = elements[element + 1];
    }
  }

  /// Peak-to-average power ratio that one OFDM symbol in a thousand exceeds: the 99.9 % point of
  /// the peak of |x|^2 over its mean over all symbols, sampled at four times the rate that the
  /// active subcarriers need at least. All subcarriers carry random data.
  ///
  /// @param grid for its active subcarriers
  /// @param modem modulation of the data
  /// @param key names the random data; its purpose is replaced
  /// @param numSymbols OFDM symbols to measure, at least 1000; the figure's own scatter shrinks
  ///   with it
  /// @return in dB
  public static double peakToAverageDb(OfdmGrid grid, Modem modem, StreamKey key, int numSymbols) {
    if (numSymbols < 1 / EXCEEDED_BY) {
      throw new IllegalArgumentException(
          "number of symbols is %s but must be at least 1000".formatted(numSymbols));
    }
    UniformRandomProvider random = key.with(Purpose.RANDOM_BITS).generator();
    Fft fft = new Fft(OVERSAMPLING * (Integer.highestOneBit(grid.numSubcarriers() - 1) << 1));
    byte[] bits = new byte[grid.numSubcarriers() * modem.modulation().order()];
    float[] data = new float[2 * grid.numSubcarriers()];
    float[] peaks = new float[numSymbols];
    for (int t = 0; t < numSymbols; t++) {
      for (int i = 0; i < bits.length; i++) {
        bits[i] = (byte) (random.nextBoolean() ? 1 : 0);
      }
      modem.map(bits, data);
      peaks[t] = peak(Arrays.copyOf(data, 2 * fft.size()), fft);
    }
    Arrays.sort(peaks);
    // Unitary transform: the mean power of a sample is the share of active points.
    double mean = (double) grid.numSubcarriers() / fft.size();
    int exceeding = (int) Math.round(EXCEEDED_BY * numSymbols);
    return Decibels.fromLinear(peaks[numSymbols - 1 - exceeding] / mean);
  }

  /// Peak power; where the band stands does not change magnitudes.
  private static float peak(float[] values, Fft fft) {
    fft.inverse(values);
    float peak = 0;
    for (int i = 0; i < values.length; i += 2) {
      peak = Math.max(peak, values[i] * values[i] + values[i + 1] * values[i + 1]);
    }
    return peak;
  }
}
