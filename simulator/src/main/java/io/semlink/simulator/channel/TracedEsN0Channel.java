package io.semlink.simulator.channel;

import io.semlink.simulator.channel.ChannelTrace.Quantity;
import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A channel whose operating point follows a recording, block by block.
///
/// @param trace Es/N0 in dB
/// @param at the channel at an operating point, as `AwgnChannel::new`
public record TracedEsN0Channel(ChannelTrace trace, Function<EsN0, Channel> at) implements Channel {
  /// @throws IllegalArgumentException if the trace holds something else
  public TracedEsN0Channel {
    var _ = trace.require(Quantity.ES_N0_DB, Quantity.ES_N0_DB);
  }

  @Override
  public void send(byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
    now(key).send(codedBits, modem, key, workspace, llr);
  }

  @Override
  public boolean carriesSymbols() {
    return first().carriesSymbols();
  }

  @Override
  public float[] carry(float[] symbols, StreamKey key, Workspace workspace) {
    return now(key).carry(symbols, key, workspace);
  }

  @Override
  public int channelUses(int dataSymbols) {
    return first().channelUses(dataSymbols);
  }

  @Override
  public @Nullable Double coherence() {
    return first().coherence();
  }

  @Override
  public Validity validity(int dataSymbols) {
    return at.apply(new EsN0(trace.largest())).validity(dataSymbols);
  }

  @Override
  public @Nullable Double measuredEsN0Db(int numSymbols, StreamKey key) {
    return now(key).measuredEsN0Db(numSymbols, key);
  }

  private Channel now(StreamKey key) {
    return at.apply(new EsN0(trace.at(key.frameIndex())));
  }

  private Channel first() {
    return at.apply(new EsN0(trace.at(0)));
  }
}
