package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.kernels.Kernels;

/// From LLRs to bits.
final class HardDecision {
  private HardDecision() {}

  /// Decides bits: 1 where the LLR is negative.
  ///
  /// @param llr LLRs, the first one belongs to bit `from`; not modified
  /// @param bits receives 0 or 1 from `from` to `to`
  /// @param from index of the first bit to write
  /// @param to index after the last bit to write
  /// @return whether every bit was decided; an LLR of 0 says nothing, and the all-zero word that it
  ///   would give passes every CRC and every parity check
  static boolean decide(float[] llr, byte[] bits, int from, int to) {
    return Kernels.decide(llr, bits, from, to - from);
  }
}
