package io.semlink.simulator.channel;

import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.StreamKey;
import org.jspecify.annotations.Nullable;

/// Carries the coded bits of one block and says how likely each one is. Immutable and pure: equal
/// bits and key give equal LLRs, on any thread.
public interface Channel {
  /// Sends a block.
  ///
  /// @param codedBits one bit a byte, a multiple of Qm, not modified
  /// @param modem how bits become symbols and symbols LLRs; a bit-error model has no symbols and
  ///   passes it over
  /// @param key names the block; its purpose is replaced by the channel's own
  /// @param workspace scratch space of the calling thread
  /// @param llr receives LLRs, ln P(b=0)/P(b=1), one a coded bit
  void send(byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr);

  /// Sends a block, in memory of its own.
  ///
  /// @return LLRs, ln P(b=0)/P(b=1), one a coded bit
  default float[] send(byte[] codedBits, Modem modem, StreamKey key) {
    float[] llr = new float[codedBits.length];
    send(codedBits, modem, key, new Workspace(), llr);
    return llr;
  }

  /// Whether this channel has complex symbols, see {@link #carry}; a bit-error model has none.
  default boolean carriesSymbols() {
    return false;
  }

  /// Sends complex symbols of mean energy 1 that need not be points of a constellation.
  ///
  /// @param symbols I/Q interleaved, replaced by what the receiver makes of them with its gain
  ///   divided out: symbol plus noise
  /// @param key names the block; its purpose is replaced by the channel's own
  /// @param workspace scratch space of the calling thread; holds the result
  /// @return noise power of each complex symbol as the receiver believes it, one a symbol, or one
  ///   alone that all share; at least 0, infinite where the symbol was lost
  /// @throws UnsupportedOperationException if it has no symbols
  default float[] carry(float[] symbols, StreamKey key, Workspace workspace) {
    throw new UnsupportedOperationException("this channel carries bits, no symbols");
  }

  /// Channel uses that a number of data symbols takes with all that the channel's waveform adds:
  /// pilots, cyclic prefixes, unused carriers.
  ///
  /// @param dataSymbols complex symbols of a block
  default int channelUses(int dataSymbols) {
    return dataSymbols;
  }

  /// Coherence time in channel uses: over it the gain hardly changes. Null without fading.
  default @Nullable Double coherence() {
    return null;
  }

  /// How far this channel is used within what its model assumes.
  ///
  /// @param dataSymbols complex symbols of a block
  default Validity validity(int dataSymbols) {
    return Validity.UNLIMITED;
  }

  /// Largest power of the transmitted signal over its mean, dB: of the constellation, unless a
  /// waveform adds symbols up.
  default double peakToAverageDb(Modem modem) {
    return modem.peakToAverageDb();
  }

  /// Es/N0 that a receiver would measure on this very block, in dB: the operating point times the
  /// mean power gain. Null on a channel without Gaussian noise.
  ///
  /// @param numSymbols data symbols of the block
  /// @param key names the block, as in {@link #send}
  default @Nullable Double measuredEsN0Db(int numSymbols, StreamKey key) {
    return null;
  }
}
