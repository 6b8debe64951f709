package io.semlink.simulator.channel;

import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.apache.commons.rng.UniformRandomProvider;

/// Flips coded bits in bursts: a step of the chain is a bit. Each block begins in the chain's
/// stationary law, independently of all others.
///
/// @param chain states and their error probabilities
/// @param knowledge whether the receiver's LLRs follow the state or its long-run mean
public record BurstErrorChannel(GilbertElliott chain, StateKnowledge knowledge) implements Channel {
  @Override
  public void send(byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
    UniformRandomProvider states = key.with(Purpose.PACKET_LOSS).generator();
    UniformRandomProvider errors = key.with(Purpose.BIT_ERRORS).generator();
    float inGood = magnitude(chain.errorInGood());
    float inBad = magnitude(chain.errorInBad());
    boolean bad = states.nextDouble() < chain.badShare();
    for (int i = 0; i < llr.length; i++) {
      boolean flipped = errors.nextDouble() < chain.errorRate(bad);
      llr[i] = HardBit.llr((codedBits[i] == 1) != flipped, bad ? inBad : inGood);
      bad = chain.next(bad, states.nextDouble());
    }
  }

  private float magnitude(double errorRate) {
    return HardBit.magnitude(knowledge == StateKnowledge.STATE ? errorRate : chain.meanErrorRate());
  }
}
