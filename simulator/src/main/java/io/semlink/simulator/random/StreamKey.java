package io.semlink.simulator.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/// Names one stream of random values. Equal keys give equal values, on any thread and in any order.
///
/// Of Philox4x64 the key words are (seed, purpose); of the counter words c0..c3, c2 and c3 are
/// (frame index, realisation) and c0, c1 start at 0 and are advanced by the generator alone, so
/// that neighbouring streams never overlap (a stream holds 2^130 values).
///
/// @param seed the seed of the study, any value
/// @param purpose what the values are for
/// @param frameIndex index of the frame (or of the element of a bulk draw), any value
/// @param realisation repetition << 8 | HARQ round
public record StreamKey(long seed, Purpose purpose, long frameIndex, long realisation) {

  /// The key of a frame in the first repetition and round.
  public static StreamKey of(long seed, Purpose purpose, long frameIndex) {
    return new StreamKey(seed, purpose, frameIndex, 0);
  }

  /// The same frame and realisation for another purpose.
  public StreamKey with(Purpose other) {
    return new StreamKey(seed, other, frameIndex, realisation);
  }

  /// A new generator at the start of this stream.
  public UniformRandomProvider generator() {
    long[] state = {seed, purpose.number(), 0, 0, frameIndex, realisation};
    return RandomSource.PHILOX_4X64.create(state);
  }
}
