package io.semlink.models.training;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.simulator.units.Decibels;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/// What the air does to one training frame. Of value v of a plane (2 b - 1 for a bit; a feature
/// scaled to mean square 1 over what is sent) the decoder receives u = v f + a.
///
/// Bits: f = 1 (clean), -1 (flipped), 0 (lost or not sent) or, for soft values, f = tanh(L / 2)
/// with L the log-likelihood ratio of the bit that was sent; a = 0. Features, two a complex symbol
/// of energy 1: f = 1 / (1 + N0) and a normal with variance N0 / (1 + N0)^2. After Park et al.
/// (2023), who train through channels with random parameters.
final class ChannelDraw {
  private static final double WHOLE_ERASURE = 0.2;
  private static final double MIN_ES_N0_DB = -6;
  private static final double MAX_ES_N0_DB = 9;
  private static final double MAX_ANALOG_ES_N0_DB = 20;
  private static final int[] USUAL_PLANES = {4, 8, 18, 32, 64, 128};
  private static final double USUAL = 0.7;

  private ChannelDraw() {}

  /// Where a frame's draw goes.
  ///
  /// @param factors f, written from offset on
  /// @param addends a, written from offset on
  /// @param offset index of the frame's first bit
  record Target(float[] factors, float[] addends, int offset) {}

  /// Draws the air of one frame.
  ///
  /// @param target overwritten
  /// @param config shape of the code
  /// @param mix how often what happens
  /// @param impaired probability that the link may make errors at all, in [0, 1]
  /// @param random a stream of this frame's own
  /// @return whether the frame is sent as features
  static boolean fill(
      Target target,
      PromscConfig config,
      ChannelMix mix,
      double impaired,
      UniformRandomProvider random) {
    int sent = numPlanes(config.maxPlanes(), random) * config.bitsPerPlane();
    int length = config.maxPlanes() * config.bitsPerPlane();
    int offset = target.offset;
    Arrays.fill(target.addends, offset, offset + length, 0);
    Arrays.fill(target.factors, offset, offset + sent, 1);
    Arrays.fill(target.factors, offset + sent, offset + length, 0);
    double kind = random.nextDouble();
    if (random.nextDouble() >= impaired) {
      return false;
    }
    if ((kind -= mix.flips()) < 0) {
      flip(target.factors, offset, sent, mix.maxFlipRate(), random);
    } else if ((kind -= mix.lost()) < 0) {
      erase(target.factors, offset, sent, random);
    } else if ((kind -= mix.soft()) < 0) {
      soften(target.factors, offset, sent, random);
    } else if (kind - mix.analog() < 0) {
      analog(target, sent, random);
      return true;
    }
    return false;
  }

  private static int numPlanes(int maxPlanes, UniformRandomProvider random) {
    if (random.nextDouble() < USUAL) {
      return Math.min(maxPlanes, USUAL_PLANES[random.nextInt(USUAL_PLANES.length)]);
    }
    return 1 + random.nextInt(maxPlanes);
  }

  private static void flip(
      float[] factors, int offset, int sent, double maxRate, UniformRandomProvider random) {
    double rate = maxRate * random.nextDouble();
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
    double noisePower = noisePower(MAX_ES_N0_DB, random);
    double deviation = StrictMath.sqrt(noisePower / 2);
    for (int i = offset; i < offset + sent; i++) {
      double y = 1 + deviation * TrainingNoise.gaussian(random);
      factors[i] = (float) StrictMath.tanh(2 * y / noisePower);
    }
  }

  private static void analog(Target target, int sent, UniformRandomProvider random) {
    double noisePower = noisePower(MAX_ANALOG_ES_N0_DB, random);
    float factor = (float) (1 / (1 + noisePower));
    double deviation = StrictMath.sqrt(noisePower) * factor;
    for (int i = target.offset; i < target.offset + sent; i++) {
      target.factors[i] = factor;
      target.addends[i] = (float) (deviation * TrainingNoise.gaussian(random));
    }
  }

  private static double noisePower(double maxEsN0Db, UniformRandomProvider random) {
    double esN0Db = MIN_ES_N0_DB + (maxEsN0Db - MIN_ES_N0_DB) * random.nextDouble();
    return Decibels.toLinear(-esN0Db);
  }
}
