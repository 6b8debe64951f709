package io.semlink.simulator.link;

import io.semlink.simulator.metrics.Histogram;

/// What a link spent on its blocks and what it delivered for that.
///
/// @param deliveredBits payload bits (padding and CRC excluded) of the blocks without an error
/// @param channelUses complex symbols on air: data, pilots, cyclic prefixes and headers of every
///   HARQ round
/// @param rounds HARQ rounds of each transport block, at least 1
/// @param iterations decoder iterations of each decoding of a code block, all HARQ rounds counted
/// @param mcs MCS index of each transport block; empty where it is not chosen block by block
public record LinkUse(
    long deliveredBits, long channelUses, Histogram rounds, Histogram iterations, Histogram mcs) {
  /// Nothing sent yet.
  public static final LinkUse NONE =
      new LinkUse(0, 0, Histogram.NONE, Histogram.NONE, Histogram.NONE);

  /// Both added.
  public LinkUse plus(LinkUse other) {
    return new LinkUse(
        deliveredBits + other.deliveredBits,
        channelUses + other.channelUses,
        rounds.plus(other.rounds),
        iterations.plus(other.iterations),
        mcs.plus(other.mcs));
  }

  /// The same blocks, each sent with one MCS.
  ///
  /// @param index MCS index
  public LinkUse withMcs(int index) {
    long[] counts = new long[index + 1];
    counts[index] = rounds.total();
    return new LinkUse(deliveredBits, channelUses, rounds, iterations, Histogram.ofCounts(counts));
  }

  /// Delivered payload bits a channel use, NaN before the first. Never above capacity.
  public double netBitsPerChannelUse() {
    return (double) deliveredBits / channelUses;
  }
}
