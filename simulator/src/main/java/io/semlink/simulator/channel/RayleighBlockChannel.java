package io.semlink.simulator.channel;

import io.semlink.simulator.channel.GainLaw.Rayleigh;
import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;

/// Flat Rayleigh block fading with noise that the receiver knows: the commonest case of a {@link
/// FlatChannel}.
///
/// @param esN0 mean operating point
/// @param coherenceSymbols symbols that share a gain, at least 1
public record RayleighBlockChannel(EsN0 esN0, int coherenceSymbols) implements Channel {
  /// @throws IllegalArgumentException if the coherence is below one symbol
  public RayleighBlockChannel {
    var _ = new BlockFading(new Rayleigh(), coherenceSymbols);
  }

  @Override
  public void send(byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
    flat().send(codedBits, modem, key, workspace, llr);
  }

  @Override
  public Double coherence() {
    return (double) coherenceSymbols;
  }

  @Override
  public Double measuredEsN0Db(int numSymbols, StreamKey key) {
    return flat().measuredEsN0Db(numSymbols, key);
  }

  private FlatChannel flat() {
    return new FlatChannel(esN0, new BlockFading(new Rayleigh(), coherenceSymbols));
  }
}
