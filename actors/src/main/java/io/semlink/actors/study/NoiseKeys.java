package io.semlink.actors.study;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.results.Sha256;
import java.util.function.LongFunction;

/// Names the random values of a point's link.
final class NoiseKeys {
  private static final int LONG_HEX = 16;

  private NoiseKeys() {}

  /// The keys of a point's frames. With common random numbers they depend on seed, frame and
  /// repetition alone, so that all points see the same unit noise; without them also on the point's
  /// id.
  ///
  /// @param seed seed of the study
  /// @param point the point
  /// @return frame index to key
  static LongFunction<StreamKey> of(long seed, PointPlan point) {
    boolean ownNoise = Boolean.FALSE.equals(point.parameters().commonRandomNumbers());
    long keySeed =
        ownNoise
            ? Long.parseUnsignedLong(
                Sha256.hex(seed + "|" + point.pointId()).substring(0, LONG_HEX), 16)
            : seed;
    long realisation = (long) point.parameters().repetition() << 8;
    return frame -> new StreamKey(keySeed, Purpose.CHANNEL_NOISE, frame, realisation);
  }
}
