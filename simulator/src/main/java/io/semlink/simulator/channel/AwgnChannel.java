package io.semlink.simulator.channel;

import io.semlink.simulator.modulation.Demapper;
import io.semlink.simulator.modulation.Mapper;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;
import java.util.Arrays;

/// Additive white Gaussian noise of power N0 per complex symbol, N0/2 per real dimension.
///
/// @param esN0 operating point
public record AwgnChannel(EsN0 esN0) implements Channel {

  @Override
  public float[] send(byte[] codedBits, Modulation modulation, StreamKey key) {
    float[] symbols = Mapper.map(codedBits, modulation);
    addNoise(symbols, esN0, key);
    float[] noisePower = new float[symbols.length / 2];
    Arrays.fill(noisePower, (float) esN0.noisePower());
    return Demapper.demap(symbols, noisePower, modulation);
  }

  /// Adds noise to I/Q interleaved symbols in place.
  static void addNoise(float[] symbols, EsN0 esN0, StreamKey key) {
    float[] noise = GaussianNoise.draw(key.with(Purpose.CHANNEL_NOISE), symbols.length);
    float deviation = (float) Math.sqrt(esN0.noisePower() / 2);
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = Math.fma(deviation, noise[i], symbols[i]);
    }
  }
}
