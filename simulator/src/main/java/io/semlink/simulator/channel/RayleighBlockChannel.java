package io.semlink.simulator.channel;

import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;

/// Flat Rayleigh block fading with noise: a complex Gaussian gain of mean power 1 stays the same
/// for a number of symbols, then an independent one follows. The receiver knows the gain (perfect
/// CSI) and divides it out, so symbol k is demapped with noise power N0 / |h_k|^2.
///
/// @param esN0 mean operating point
/// @param coherenceSymbols symbols that share a gain, at least 1
public record RayleighBlockChannel(EsN0 esN0, int coherenceSymbols) implements Channel {
  /// @throws IllegalArgumentException if the coherence is below one symbol
  public RayleighBlockChannel {
    if (coherenceSymbols < 1) {
      throw new IllegalArgumentException(
          "coherence is %d symbols but must be at least 1".formatted(coherenceSymbols));
    }
  }

  @Override
  public void send(byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
    int numSymbols = modem.numSymbols(codedBits.length);
    float[] symbols = workspace.floats(Workspace.Use.SYMBOLS, 2 * numSymbols);
    modem.map(codedBits, symbols);
    float[] gains = gains(numSymbols, key);
    fade(symbols, gains);
    AwgnChannel.addNoise(symbols, esN0, key);
    float[] noisePower = workspace.floats(Workspace.Use.NOISE_POWER, numSymbols);
    equalise(symbols, gains, noisePower);
    modem.demap(symbols, noisePower, llr);
  }

  /// I/Q interleaved gains, one a coherence block.
  private float[] gains(int numSymbols, StreamKey key) {
    int numBlocks = Math.ceilDiv(numSymbols, coherenceSymbols);
    float[] gains = GaussianNoise.draw(key.with(Purpose.CHANNEL_FADING), 2 * numBlocks);
    for (int i = 0; i < gains.length; i++) {
      gains[i] *= (float) Math.sqrt(0.5);
    }
    return gains;
  }

  private void fade(float[] symbols, float[] gains) {
    for (int s = 0; s < symbols.length / 2; s++) {
      int block = s / coherenceSymbols;
      float re = gains[2 * block];
      float im = gains[2 * block + 1];
      float i = symbols[2 * s];
      float q = symbols[2 * s + 1];
      symbols[2 * s] = re * i - im * q;
      symbols[2 * s + 1] = re * q + im * i;
    }
  }

  private void equalise(float[] symbols, float[] gains, float[] noisePower) {
    float n0 = (float) esN0.noisePower();
    for (int s = 0; s < noisePower.length; s++) {
      int block = s / coherenceSymbols;
      float re = gains[2 * block];
      float im = gains[2 * block + 1];
      float power = Math.max(re * re + im * im, Float.MIN_NORMAL);
      float i = symbols[2 * s];
      float q = symbols[2 * s + 1];
      symbols[2 * s] = (re * i + im * q) / power;
      symbols[2 * s + 1] = (re * q - im * i) / power;
      noisePower[s] = n0 / power;
    }
  }
}
