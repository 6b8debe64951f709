package io.semlink.simulator.channel;

import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.function.IntPredicate;
import org.apache.commons.rng.UniformRandomProvider;

/// Loses packets in bursts: a step of the chain is a packet, and its error is the packet's loss.
/// The bits of a lost packet have LLR 0, all others arrive for certain.
///
/// The chain runs on from block to block of a study: packet j of the block with frame index i is
/// step n i + j, where n is the number of packets a block. Every repetition and every HARQ round
/// (realisation of the key) has a path of its own.
///
/// @param chain states and their loss probabilities
/// @param packets how bits travel in packets
public record BurstLossChannel(GilbertElliott chain, PacketSize packets) implements Channel {
  @Override
  public void send(byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
    packets.send(codedBits, losses(key, packets.count(codedBits.length)), llr);
  }

  /// {@inheritDoc}
  ///
  /// Only where a block is one packet: a size in bits says nothing of symbols.
  @Override
  public boolean carriesSymbols() {
    return packets.wholeBlock();
  }

  @Override
  public float[] carry(float[] symbols, StreamKey key, Workspace workspace) {
    return packets.carry(losses(key, 1), workspace);
  }

  private IntPredicate losses(StreamKey key, int packetsPerBlock) {
    StatePath path = new StatePath(chain, key);
    UniformRandomProvider losses = key.with(Purpose.BIT_ERRORS).generator();
    long first = key.frameIndex() * packetsPerBlock;
    return packet -> losses.nextDouble() < chain.errorRate(path.bad(first + packet));
  }
}
