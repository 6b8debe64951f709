package io.semlink.simulator.channel;

import io.semlink.simulator.random.StreamKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Complex gain of a flat channel along the symbols of a block, mean power 1. Blocks are
/// independent of one another.
public sealed interface GainProcess permits BlockFading, DopplerFading, GainProcess.Unfaded {
  /// Draws the gains of a block.
  ///
  /// @param key names the block; its purpose is replaced by that of fading
  /// @param gains receives I/Q interleaved gains, one a symbol
  void draw(StreamKey key, float[] gains);

  /// Symbols over which the gain hardly changes; null without fading.
  @Nullable Double coherence();

  /// How far a block lies within what the process assumes of it.
  ///
  /// @param numSymbols symbols of the block
  default List<Limit> limits(int numSymbols) {
    return List.of();
  }

  /// Mean squared change of the gain within a symbol, over its mean power, which the process leaves
  /// out: it gives a symbol one gain.
  default double movement() {
    return 0;
  }

  /// Symbols that share one estimate of the gain.
  int estimationInterval();

  /// Gain 1 throughout.
  record Unfaded() implements GainProcess {
    @Override
    public void draw(StreamKey key, float[] gains) {
      Arrays.fill(gains, 0);
      for (int i = 0; i < gains.length; i += 2) {
        gains[i] = 1;
      }
    }

    @Override
    public @Nullable Double coherence() {
      return null;
    }

    @Override
    public int estimationInterval() {
      return Integer.MAX_VALUE;
    }
  }
}
