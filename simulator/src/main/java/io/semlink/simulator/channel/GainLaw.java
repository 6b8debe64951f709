package io.semlink.simulator.channel;

import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.apache.commons.rng.UniformRandomProvider;

/// How a complex gain of mean power 1 is distributed (Proakis, "Digital Communications", 5th
/// edition, section 13.1).
public sealed interface GainLaw {
  /// Independent gains.
  ///
  /// @param key names the block; its purpose is replaced by that of fading
  /// @param count how many
  /// @return I/Q interleaved gains, length 2 * count, new
  float[] draw(StreamKey key, int count);

  /// Complex Gaussian gain: very many paths, none of which stands out.
  record Rayleigh() implements GainLaw {
    @Override
    public float[] draw(StreamKey key, int count) {
      return gaussian(key, count, Math.sqrt(0.5));
    }
  }

  /// A line of sight of constant amplitude and phase 0 beside complex Gaussian scatter.
  ///
  /// @param kFactorDb power of the line of sight over that of the scatter, in dB, finite
  record Rician(double kFactorDb) implements GainLaw {
    /// @throws IllegalArgumentException if the factor is not finite
    public Rician {
      if (!Double.isFinite(kFactorDb)) {
        throw new IllegalArgumentException(
            "k-factor is %s dB but must be a finite number".formatted(kFactorDb));
      }
    }

    @Override
    public float[] draw(StreamKey key, int count) {
      float[] gains = gaussian(key, count, Math.sqrt(scatterPower() / 2));
      float lineOfSight = (float) lineOfSightAmplitude();
      for (int i = 0; i < gains.length; i += 2) {
        gains[i] += lineOfSight;
      }
      return gains;
    }

    /// 1/(K+1).
    double scatterPower() {
      return 1 / (1 + StrictMath.pow(10, kFactorDb / 10));
    }

    /// sqrt(K/(K+1)).
    double lineOfSightAmplitude() {
      return Math.sqrt(1 / (1 + StrictMath.pow(10, -kFactorDb / 10)));
    }
  }

  /// Nakagami-m amplitude, so that the power is gamma-distributed with shape m, and a uniform phase
  /// (Nakagami, "The m-distribution", 1960). m = 1 is Rayleigh; greater m fades less.
  ///
  /// @param m shape, at least 0.5, finite
  record Nakagami(double m) implements GainLaw {
    /// @throws IllegalArgumentException if the shape is out of range
    public Nakagami {
      if (!(m >= 0.5 && m < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Nakagami's m is %s but must be finite and at least 0.5".formatted(m));
      }
    }

    @Override
    public float[] draw(StreamKey key, int count) {
      UniformRandomProvider random = key.with(Purpose.CHANNEL_FADING).generator();
      float[] gains = new float[2 * count];
      for (int i = 0; i < gains.length; i += 2) {
        double amplitude = Math.sqrt(GammaDraw.next(random, m) / m);
        double phase = 2 * Math.PI * random.nextDouble();
        gains[i] = (float) (amplitude * StrictMath.cos(phase));
        gains[i + 1] = (float) (amplitude * StrictMath.sin(phase));
      }
      return gains;
    }
  }

  private static float[] gaussian(StreamKey key, int count, double deviation) {
    float[] gains = GaussianNoise.draw(key.with(Purpose.CHANNEL_FADING), 2 * count);
    for (int i = 0; i < gains.length; i++) {
      gains[i] *= (float) deviation;
    }
    return gains;
  }
}
