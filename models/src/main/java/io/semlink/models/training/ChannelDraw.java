package io.semlink.models.training;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.simulator.units.Decibels;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/// What the air does to the bits of one training frame, as factors: the decoder receives u = (2 b -
/// 1) f with f = 1 (clean), -1 (flipped), 0 (lost or not sent) or, for soft values, f = tanh(L / 2)
///    with L the log-likelihood ratio of the bit that was sent.
///
/// One network serves every receive mode, so each frame draws one of: clean, independent flips with
/// a rate below 0.15, a lost run of bits, soft values at a random Es/N0 (BPSK a bit). After Park et
/// al. (2023), who train through channels with random parameters.
final class ChannelDraw {
  private static final double CLEAN = 0.5;
  private static final double FLIPS = 0.15;
  private static final double ERASURE = 0.10;
  private static final double WHOLE_ERASURE = 0.2;
  private static final double MAX_FLIP_RATE = 0.15;
  private static final double MIN_ES_N0_DB = -6;
  private static final double MAX_ES_N0_DB = 9;
  private static final int[] USUAL_PLANES = {8, 16, 33, 66, 128};
  private static final double USUAL = 0.7;

  private ChannelDraw() {}

  /// Fills in the factors of one frame.
  ///
  /// @param factors overwritten from offset on
  /// @param offset index of the frame's first bit
  /// @param config shape of the code
  /// @param impaired probability that the link may make errors at all, in [0, 1]
  /// @param random a stream of this frame's own
  static void fill(
      float[] factors,
      int offset,
      PromscConfig config,
      double impaired,
      UniformRandomProvider random) {
    int sent = numPlanes(config.maxPlanes(), random) * config.bitsPerPlane();
    int length = config.maxPlanes() * config.bitsPerPlane();
    Arrays.fill(factors, offset, offset + sent, 1);
    Arrays.fill(factors, offset + sent, offset + length, 0);
    double kind = random.nextDouble();
    if (random.nextDouble() >= impaired || kind < CLEAN) {
      return;
    }
    if (kind < CLEAN + FLIPS) {
      flip(factors, offset, sent, random);
    } else if (kind < CLEAN + FLIPS + ERASURE) {
      erase(factors, offset, sent, random);
    } else {
      soften(factors, offset, sent, random);
    }
  }

  private static int numPlanes(int maxPlanes, UniformRandomProvider random) {
    if (random.nextDouble() < USUAL) {
      return Math.min(maxPlanes, USUAL_PLANES[random.nextInt(USUAL_PLANES.length)]);
    }
    return 1 + random.nextInt(maxPlanes);
  }

  private static void flip(float[] factors, int offset, int sent, UniformRandomProvider random) {
    double rate = MAX_FLIP_RATE * random.nextDouble();
    for (int i = offset; i < offset + sent; i++) {
      if (random.nextDouble() < rate) {
        factors[i] = -1;
      }
    }
  }

  /// A run, because what is lost is a code block.
  private static void erase(float[] factors, int offset, int sent, UniformRandomProvider random) {
    boolean whole = random.nextDouble() < WHOLE_ERASURE;
    int length = whole ? sent : (int) (random.nextDouble() * sent);
    int from = offset + random.nextInt(sent - length + 1);
    Arrays.fill(factors, from, from + length, 0);
  }

  /// y = x + n with Es = 1 and variance N0 / 2 gives L = 4 x y / N0.
  private static void soften(float[] factors, int offset, int sent, UniformRandomProvider random) {
    double esN0Db = MIN_ES_N0_DB + (MAX_ES_N0_DB - MIN_ES_N0_DB) * random.nextDouble();
    double noisePower = Decibels.toLinear(-esN0Db);
    double deviation = StrictMath.sqrt(noisePower / 2);
    for (int i = offset; i < offset + sent; i++) {
      double y = 1 + deviation * TrainingNoise.gaussian(random);
      factors[i] = (float) StrictMath.tanh(2 * y / noisePower);
    }
  }
}
