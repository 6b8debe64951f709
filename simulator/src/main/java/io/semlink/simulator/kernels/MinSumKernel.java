package io.semlink.simulator.kernels;

/// Layered offset min-sum on 8-bit integers (Chen and Fossorier, IEEE Trans. Commun. 50(3), 2002;
/// layers: Hocevar, SiPS 2004), the hot loop of LDPC decoding.
///
/// A lane is one check of a layer. With t = sat(column - message), the extrinsic LLR of an edge,
/// and m the least |t| of the other edges, an edge's new message is the product of the other signs
/// times min(max(m - offset, 0), MAX_MESSAGE), and its column becomes sat(t + message); sat clamps
/// to -128..127. A t of 0 counts as positive.
///
/// A column is a sequence of lanes that repeats with the layer's period; {@link #LANES} lanes more
/// than one period are kept, so that any LANES lanes that begin within the period are contiguous.
/// Lanes behind the period are thus copies of others and need no mask, whatever the period.
///
/// Implementations hold no state: any thread may use one, on arenas of its own.
public interface MinSumKernel {
  /// Lanes of a chunk.
  int LANES = 64;

  /// Largest magnitude of a message. More would let 8-bit LLRs saturate and converged blocks fall
  /// apart.
  int MAX_MESSAGE = 31;

  /// Renews the messages and columns of one layer.
  ///
  /// @param arena columns, messages and marks; sources and targets must not overlap
  /// @param layer places; where it has a parity place, the lanes whose extrinsic signs do not
  ///   multiply to +1 get their sign bit set there, other lanes keep theirs
  /// @param offset steps by which a magnitude is lessened, 0..127
  void update(byte[] arena, MinSumLayer layer, int offset);

  /// Tests the checks of one layer on the a-posteriori LLRs. An LLR of 0 fails its checks.
  ///
  /// @param arena columns, messages and marks
  /// @param layer places, with a parity place: the sign bits of lanes that fail get set there. If
  ///   it has a constant, the a-posteriori LLRs of that edge are written to the first target
  /// @param offset steps by which a magnitude is lessened, 0..127
  void check(byte[] arena, MinSumLayer layer, int offset);

  /// Hard decisions on LANES lanes.
  ///
  /// @param from index of the first lane
  /// @return bit i is set where lane i is negative
  long signs(byte[] arena, int from);
}
