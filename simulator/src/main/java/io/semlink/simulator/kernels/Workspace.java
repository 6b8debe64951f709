package io.semlink.simulator.kernels;

import java.util.EnumMap;
import java.util.Map;

/// Scratch space of one thread: arrays that are kept from call to call, so that a link of constant
/// sizes allocates nothing in the steady state. What an array holds when it is asked for is left
/// over from its last use.
public final class Workspace {
  /// What an array is for. Two stages that work at the same time never share a use.
  public enum Use {
    /// Symbols on their way, I/Q interleaved.
    SYMBOLS,
    /// Gains of a fading channel, I/Q interleaved.
    GAINS,
    /// Gains as the receiver believes them, I/Q interleaved.
    ESTIMATED_GAINS,
    /// Noise power of each symbol after equalisation.
    NOISE_POWER,
    /// Unit noise.
    NOISE,
    /// LLRs of the coded bits.
    LLR
  }

  private final Map<Use, float[]> arrays = new EnumMap<>(Use.class);

  /// An array of exactly this length: the one of the last call if its length was the same.
  ///
  /// @param use what for
  /// @param length at least 0
  public float[] floats(Use use, int length) {
    float[] kept = arrays.get(use);
    if (kept != null && kept.length == length) {
      return kept;
    }
    float[] fresh = new float[length];
    arrays.put(use, fresh);
    return fresh;
  }
}
