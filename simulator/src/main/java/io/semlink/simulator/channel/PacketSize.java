package io.semlink.simulator.channel;

import io.semlink.simulator.kernels.Workspace;
import java.util.function.IntPredicate;

/// How a block's coded bits travel in packets.
///
/// @param bits coded bits a packet, the last one of a block possibly fewer; at least 1
public record PacketSize(int bits) {
  /// Every block is one packet, whatever its size.
  public static final PacketSize WHOLE_BLOCK = new PacketSize(Integer.MAX_VALUE);

  /// @throws IllegalArgumentException if there is no bit in a packet
  public PacketSize {
    if (bits < 1) {
      throw new IllegalArgumentException(
          "packet size is %s bits but must be at least 1".formatted(bits));
    }
  }

  /// Packets of a block.
  ///
  /// @param codedBits bits of the block
  public int count(int codedBits) {
    return Math.ceilDiv(codedBits, bits);
  }

  /// Whether a block is one packet whatever its size, so that it need not count bits.
  boolean wholeBlock() {
    return bits == Integer.MAX_VALUE;
  }

  /// Noise power of symbols that all arrive as they are or are all lost.
  ///
  /// @param lost whether the block, its first packet, is lost
  /// @throws UnsupportedOperationException if packets count bits
  float[] carry(IntPredicate lost, Workspace workspace) {
    if (!wholeBlock()) {
      throw new UnsupportedOperationException("packets of bits carry no symbols");
    }
    float[] noisePower = workspace.floats(Workspace.Use.NOISE_POWER, 1);
    noisePower[0] = lost.test(0) ? Float.POSITIVE_INFINITY : 0;
    return noisePower;
  }

  /// Writes LLR 0 for the bits of lost packets and certainty for all others.
  ///
  /// @param lost says of each packet, in order, whether it is lost
  void send(byte[] codedBits, IntPredicate lost, float[] llr) {
    boolean erased = false;
    for (int i = 0; i < llr.length; i++) {
      if (i % bits == 0) {
        erased = lost.test(i / bits);
      }
      llr[i] = erased ? 0 : HardBit.llr(codedBits[i] == 1, HardBit.CERTAIN);
    }
  }
}
