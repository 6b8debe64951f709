package io.semlink.simulator.channel;

import io.semlink.simulator.random.StreamKey;

/// Block fading: a gain stays the same for a number of symbols, then an independent one follows.
///
/// @param law how a gain is distributed
/// @param coherenceSymbols symbols that share a gain, at least 1
public record BlockFading(GainLaw law, int coherenceSymbols) implements GainProcess {
  /// @throws IllegalArgumentException if the coherence is below one symbol
  public BlockFading {
    if (coherenceSymbols < 1) {
      throw new IllegalArgumentException(
          "coherence is %s symbols but must be at least 1".formatted(coherenceSymbols));
    }
  }

  @Override
  public void draw(StreamKey key, float[] gains) {
    int numSymbols = gains.length / 2;
    float[] distinct = law.draw(key, Math.ceilDiv(numSymbols, coherenceSymbols));
    for (int s = 0; s < numSymbols; s++) {
      int block = s / coherenceSymbols;
      gains[2 * s] = distinct[2 * block];
      gains[2 * s + 1] = distinct[2 * block + 1];
    }
  }

  @Override
  public Double coherence() {
    return (double) coherenceSymbols;
  }

  @Override
  public int estimationInterval() {
    return coherenceSymbols;
  }
}
