package io.semlink.simulator.channel;

import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.apache.commons.rng.UniformRandomProvider;

/// Loses packets independently: the bits of a lost packet have LLR 0, all others arrive for
/// certain.
///
/// @param lossProbability of a packet, in [0, 1]
/// @param packets how bits travel in packets
public record PacketLossChannel(double lossProbability, PacketSize packets) implements Channel {
  /// @throws IllegalArgumentException if the probability is out of range
  public PacketLossChannel {
    Probability.require("packet-loss probability", lossProbability);
  }

  @Override
  public void send(byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
    UniformRandomProvider random = key.with(Purpose.PACKET_LOSS).generator();
    packets.send(codedBits, packet -> random.nextDouble() < lossProbability, llr);
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
    UniformRandomProvider random = key.with(Purpose.PACKET_LOSS).generator();
    return packets.carry(packet -> random.nextDouble() < lossProbability, workspace);
  }
}
