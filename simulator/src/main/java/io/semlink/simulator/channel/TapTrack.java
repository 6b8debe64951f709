package io.semlink.simulator.channel;

import io.semlink.simulator.ofdm.OfdmGrid;
import io.semlink.simulator.random.StreamKey;
import java.util.HashMap;
import java.util.Map;

/// Tap gains along a block, at equally spaced anchors in the useful part of each OFDM symbol.
///
/// @param gains by OFDM symbol and anchor, I/Q interleaved, one a tap
record TapTrack(float[][][] gains) {

  /// One anchor a symbol, in the middle of its useful part.
  static TapTrack centres(TapTable taps, OfdmGrid grid, int numOfdmSymbols, StreamKey key) {
    return along(taps, grid, numOfdmSymbols, key, 0);
  }

  /// Anchors at the start, at the end and at equal steps between.
  ///
  /// @param numSegments stretches between anchors, a divisor of the FFT size
  static TapTrack anchors(
      TapTable taps, OfdmGrid grid, int numOfdmSymbols, StreamKey key, int numSegments) {
    return along(taps, grid, numOfdmSymbols, key, numSegments);
  }

  private static TapTrack along(
      TapTable taps, OfdmGrid grid, int numOfdmSymbols, StreamKey key, int numSegments) {
    TapGains now = new TapGains(taps, key);
    Map<Integer, double[]> steps = new HashMap<>();
    float[][][] gains = new float[numOfdmSymbols][numSegments + 1][2 * taps.size()];
    // From the last anchor of a symbol to the first of the next.
    int tail = numSegments == 0 ? grid.fftSize() : 0;
    // Time 0 is the end of the useful part of a symbol that would precede the block; with one
    // anchor a symbol, half a useful part later.
    now.advance(step(now, steps, numSegments == 0 ? -grid.fftSize() / 2 : 0, grid));
    for (int t = 0; t < numOfdmSymbols; t++) {
      now.advance(step(now, steps, grid.prefixSamples(t) + tail, grid));
      now.write(gains[t][0], 0);
      for (int a = 1; a <= numSegments; a++) {
        now.advance(step(now, steps, grid.fftSize() / numSegments, grid));
        now.write(gains[t][a], 0);
      }
    }
    return new TapTrack(gains);
  }

  private static double[] step(
      TapGains now, Map<Integer, double[]> steps, int samples, OfdmGrid grid) {
    return steps.computeIfAbsent(samples, n -> now.step(n / grid.sampleRateHz()));
  }
}
