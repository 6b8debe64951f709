package io.semlink.simulator.channel;

import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.StreamKey;

/// Carries the coded bits of one block and says how likely each one is. Immutable and pure: equal
/// bits and key give equal LLRs, on any thread.
public interface Channel {
  /// Sends a block.
  ///
  /// @param codedBits one bit a byte, a multiple of Qm, not modified
  /// @param modulation how bits become symbols; a bit-error model has no symbols and passes it over
  /// @param key names the block; its purpose is replaced by the channel's own
  /// @return LLRs, ln P(b=0)/P(b=1), one a coded bit
  float[] send(byte[] codedBits, Modulation modulation, StreamKey key);
}
