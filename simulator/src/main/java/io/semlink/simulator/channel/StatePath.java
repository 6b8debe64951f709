package io.semlink.simulator.channel;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.apache.commons.rng.UniformRandomProvider;

/// One endless path of a two-state chain, whose state at any step is a pure function of the key:
/// exactly stationary, and correlated over the whole study.
///
/// Each step has its own uniform value, the same whichever step is asked for. Most values either
/// force the next state whatever the last one was, or leave (or flip) it. So the state follows from
/// the values since the last forcing one (coupling from the past: Propp and Wilson, Random
/// Structures and Algorithms 9, 1996), on average 1/(p+r) steps back. Values are drawn in chunks of
/// 1024 steps, a stream each.
///
/// Philox's stream of a chunk is that of (seed, `PACKET_LOSS`, chunk, realisation).
final class StatePath {
  private static final int CHUNK = 1024;

  private final GilbertElliott chain;
  private final StreamKey key;
  private final double[] values = new double[CHUNK];
  private long chunk = Long.MIN_VALUE;

  /// @param chain transition probabilities
  /// @param key seed and realisation of the path; the frame index is passed over
  StatePath(GilbertElliott chain, StreamKey key) {
    this.chain = chain;
    this.key = key;
  }

  /// Whether the state at a step is bad.
  ///
  /// @param step any number
  boolean bad(long step) {
    boolean flipped = false;
    for (long back = step; ; back--) {
      double uniform = value(back);
      boolean afterGood = chain.next(false, uniform);
      boolean afterBad = chain.next(true, uniform);
      if (afterGood == afterBad) {
        return afterGood != flipped;
      }
      // What remains keeps the state or flips it.
      flipped ^= afterGood;
    }
  }

  private double value(long step) {
    long wanted = Math.floorDiv(step, CHUNK);
    if (wanted != chunk) {
      chunk = wanted;
      UniformRandomProvider random =
          new StreamKey(key.seed(), Purpose.PACKET_LOSS, chunk, key.realisation()).generator();
      for (int i = 0; i < CHUNK; i++) {
        values[i] = random.nextDouble();
      }
    }
    return values[Math.floorMod(step, CHUNK)];
  }
}
