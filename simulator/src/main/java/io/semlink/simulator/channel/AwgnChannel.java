package io.semlink.simulator.channel;

import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;

/// Additive white Gaussian noise of power N0 per complex symbol, N0/2 per real dimension.
///
/// @param esN0 operating point
public record AwgnChannel(EsN0 esN0) implements Channel {

  @Override
  public void send(byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
    int numSymbols = modem.numSymbols(codedBits.length);
    float[] symbols = workspace.floats(Workspace.Use.SYMBOLS, 2 * numSymbols);
    modem.map(codedBits, symbols);
    modem.demap(symbols, carry(symbols, key, workspace), llr);
  }

  @Override
  public boolean carriesSymbols() {
    return true;
  }

  @Override
  public float[] carry(float[] symbols, StreamKey key, Workspace workspace) {
    addNoise(symbols, esN0, key);
    float[] noisePower = workspace.floats(Workspace.Use.NOISE_POWER, 1);
    noisePower[0] = (float) esN0.noisePower();
    return noisePower;
  }

  @Override
  public Double measuredEsN0Db(int numSymbols, StreamKey key) {
    return esN0.db();
  }

  /// Adds noise to I/Q interleaved symbols in place.
  static void addNoise(float[] symbols, EsN0 esN0, StreamKey key) {
    float deviation = (float) Math.sqrt(esN0.noisePower() / 2);
    GaussianNoise.add(key.with(Purpose.CHANNEL_NOISE), deviation, symbols);
  }
}
