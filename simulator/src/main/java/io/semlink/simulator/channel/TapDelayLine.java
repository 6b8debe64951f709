package io.semlink.simulator.channel;

import io.semlink.simulator.ofdm.Fft;
import io.semlink.simulator.ofdm.GridPlan;
import io.semlink.simulator.ofdm.OfdmGrid;
import java.util.Arrays;

/// An OFDM signal through delayed, time-varying taps, sampled in the receiver's transform windows.
///
/// A delayed OFDM symbol is a sum of complex exponentials, so its samples at a fractional delay are
/// exact: an inverse transform of the phase-ramped subcarriers. The windows start where the
/// undelayed useful parts do; a sample that lies before the start of the delayed symbol belongs to
/// the symbol before, and there lies silence before the first.
final class TapDelayLine {
  /// Between anchors the gains are interpolated linearly: an error below (2 pi fD T / 32)^2 / 8 of
  /// the gain, T the useful symbol duration.
  static final int NUM_SEGMENTS = 32;

  private final OfdmGrid grid;
  private final double[] delays;
  private final float[][] ramps;
  private final Fft fft;

  /// A line for a grid.
  ///
  /// @param taps delays in seconds
  /// @param ramps exp(-j 2 pi f tau) by tap and subcarrier, I/Q interleaved
  TapDelayLine(OfdmGrid grid, TapTable taps, float[][] ramps) {
    this.grid = grid;
    this.ramps = ramps;
    this.fft = new Fft(grid.fftSize());
    this.delays = new double[taps.size()];
    for (int i = 0; i < delays.length; i++) {
      delays[i] = taps.delays()[i] * grid.sampleRateHz();
    }
  }

  /// First sample of a window that still belongs to the window's own symbol.
  private int ownFrom(int tap, int symbol) {
    return Math.min((int) Math.ceil(lateSamples(tap, symbol)), grid.fftSize());
  }

  /// Samples, at least 0, by which a tap's delay exceeds the prefix of a symbol.
  double lateSamples(int tap, int symbol) {
    // A delay that is a whole number of samples but for rounding must not lose a sample.
    return Math.max(0, delays[tap] - grid.prefixSamples(symbol) - 1e-6);
  }

  /// Sends a block.
  ///
  /// @param plan shape of the block
  /// @param sent grid, I/Q interleaved, not modified
  /// @param track gains at the anchors
  /// @param received receives the grid after the receiver's transforms, without noise
  void send(GridPlan plan, float[] sent, TapTrack track, float[] received) {
    int numSymbols = plan.numOfdmSymbols();
    float[] window = new float[2 * grid.fftSize()];
    float[] next = new float[2 * grid.fftSize()];
    float[] delayed = new float[2 * grid.fftSize()];
    for (int t = 0; t < numSymbols; t++) {
      for (int tap = 0; tap < delays.length; tap++) {
        delay(sent, t, tap, delayed);
        add(delayed, new Span(ownFrom(tap, t), grid.fftSize(), 0), track.gains()[t], tap, window);
        if (t + 1 < numSymbols) {
          int shift = grid.fftSize() + grid.prefixSamples(t + 1);
          Span spill = new Span(0, ownFrom(tap, t + 1), shift);
          add(delayed, spill, track.gains()[t + 1], tap, next);
        }
      }
      fft.forward(window);
      read(window, t, received);
      float[] free = window;
      window = next;
      next = free;
      Arrays.fill(next, 0);
    }
  }

  /// Samples of a window that a symbol fills, the first of them at a point of its period.
  private record Span(int from, int to, int shift) {}

  /// One period of a symbol as the tap delays it.
  private void delay(float[] sent, int symbol, int tap, float[] delayed) {
    int width = grid.numSubcarriers();
    Arrays.fill(delayed, 0);
    for (int k = 0; k < width; k++) {
      int bin = 2 * grid.bin(k);
      int i = 2 * (symbol * width + k);
      float c = ramps[tap][2 * k];
      float s = ramps[tap][2 * k + 1];
      delayed[bin] = sent[i] * c - sent[i + 1] * s;
      delayed[bin + 1] = sent[i] * s + sent[i + 1] * c;
    }
    fft.inverse(delayed);
  }

  private void add(float[] delayed, Span span, float[][] gains, int tap, float[] window) {
    int mask = grid.fftSize() - 1;
    int stretch = grid.fftSize() / NUM_SEGMENTS;
    for (int n = span.from(); n < span.to(); n++) {
      float[] before = gains[n / stretch];
      float[] after = gains[n / stretch + 1];
      float weight = (float) (n % stretch) / stretch;
      float re = before[2 * tap] + weight * (after[2 * tap] - before[2 * tap]);
      float im = before[2 * tap + 1] + weight * (after[2 * tap + 1] - before[2 * tap + 1]);
      int i = 2 * ((n + span.shift()) & mask);
      window[2 * n] += re * delayed[i] - im * delayed[i + 1];
      window[2 * n + 1] += re * delayed[i + 1] + im * delayed[i];
    }
  }

  private void read(float[] window, int symbol, float[] received) {
    int width = grid.numSubcarriers();
    for (int k = 0; k < width; k++) {
      received[2 * (symbol * width + k)] = window[2 * grid.bin(k)];
      received[2 * (symbol * width + k) + 1] = window[2 * grid.bin(k) + 1];
    }
  }

  /// Mean gain of each tap over the samples of a window that belong to its own symbol: what a
  /// subcarrier sees of itself, the rest being interference.
  ///
  /// @param gains of the window's anchors
  /// @param symbol OFDM symbol of the window
  /// @return I/Q interleaved, one a tap, new
  float[] meanGains(float[][] gains, int symbol) {
    int stretch = grid.fftSize() / NUM_SEGMENTS;
    float[] means = new float[2 * delays.length];
    for (int tap = 0; tap < delays.length; tap++) {
      double re = 0;
      double im = 0;
      for (int n = ownFrom(tap, symbol); n < grid.fftSize(); n++) {
        float[] before = gains[n / stretch];
        float[] after = gains[n / stretch + 1];
        double weight = (double) (n % stretch) / stretch;
        re += before[2 * tap] + weight * (after[2 * tap] - before[2 * tap]);
        im += before[2 * tap + 1] + weight * (after[2 * tap + 1] - before[2 * tap + 1]);
      }
      means[2 * tap] = (float) (re / grid.fftSize());
      means[2 * tap + 1] = (float) (im / grid.fftSize());
    }
    return means;
  }
}
