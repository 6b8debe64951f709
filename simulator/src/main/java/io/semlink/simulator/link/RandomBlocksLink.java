package io.semlink.simulator.link;

import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.apache.commons.rng.UniformRandomProvider;

/// A study of the link alone: each frame is a number of transport blocks of random bits.
///
/// @param link the link of one block
/// @param payloadBits bits a block
/// @param blocksPerFrame blocks a frame, at least 1
public record RandomBlocksLink(PayloadLink link, int payloadBits, int blocksPerFrame) {
  /// @throws IllegalArgumentException if a count is below 1
  public RandomBlocksLink {
    if (payloadBits < 1 || blocksPerFrame < 1) {
      throw new IllegalArgumentException(
          "block-bits is %s and blocks-per-frame %s but both must be at least 1"
              .formatted(payloadBits, blocksPerFrame));
    }
  }

  /// Sends all blocks of a frame. Pure.
  ///
  /// @param key names the frame
  /// @return the counts, added up
  public Reception send(StreamKey key) {
    Reception sum = null;
    for (int block = 0; block < blocksPerFrame; block++) {
      StreamKey blockKey =
          new StreamKey(
              key.seed(),
              key.purpose(),
              key.frameIndex() * blocksPerFrame + block,
              key.realisation());
      Reception one = link.apply(randomPayload(blockKey), blockKey);
      sum = sum == null ? one : sum.plus(one);
    }
    return java.util.Objects.requireNonNull(sum);
  }

  private Payload randomPayload(StreamKey key) {
    UniformRandomProvider random = key.with(Purpose.RANDOM_BITS).generator();
    long[] words = new long[Math.ceilDiv(payloadBits, Long.SIZE)];
    for (int i = 0; i < words.length; i++) {
      words[i] = random.nextLong();
    }
    return new Payload.Bits(BitBlock.of(words, payloadBits));
  }
}
