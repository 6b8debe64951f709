package io.semlink.simulator.channel;

import io.semlink.simulator.channel.ChannelTrace.Quantity;
import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.StreamKey;

/// Loses whole blocks as a recording says. The bits of a lost block have LLR 0, all others arrive
/// for certain.
///
/// @param trace losses or loss probabilities
public record TracedLossChannel(ChannelTrace trace) implements Channel {
  /// @throws IllegalArgumentException if the trace holds something else
  public TracedLossChannel {
    var _ = trace.require(Quantity.LOST, Quantity.LOSS_PROBABILITY);
  }

  @Override
  public void send(byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
    now(key).send(codedBits, modem, key, workspace, llr);
  }

  @Override
  public boolean carriesSymbols() {
    return true;
  }

  @Override
  public float[] carry(float[] symbols, StreamKey key, Workspace workspace) {
    return now(key).carry(symbols, key, workspace);
  }

  private PacketLossChannel now(StreamKey key) {
    return new PacketLossChannel(trace.at(key.frameIndex()), PacketSize.WHOLE_BLOCK);
  }
}
