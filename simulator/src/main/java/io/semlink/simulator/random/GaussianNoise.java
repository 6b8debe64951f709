package io.semlink.simulator.random;

import org.apache.commons.rng.UniformRandomProvider;

/// Bulk standard normal noise: xoshiro128++ (Blackman and Vigna, ACM TOMS 47, 2021) in 16 fixed
/// logical lanes, seeded by Philox from the key, through the Box-Muller transform (Annals of
/// Mathematical Statistics 29, 1958).
///
/// Logarithm, sine and cosine are polynomials with explicit fused operations (coefficients of
/// Moshier's Cephes library, single precision), so a vector implementation of any width can give
/// the same bits. The largest magnitude is sqrt(64 ln 2) = 6.66: fine for event probabilities down
/// to 1e-10.
public final class GaussianNoise {
  private static final int LANES = 16;
  private static final float HALF_PI = (float) (Math.PI / 2);

  private final int[] s0 = new int[LANES];
  private final int[] s1 = new int[LANES];
  private final int[] s2 = new int[LANES];
  private final int[] s3 = new int[LANES];

  private GaussianNoise(UniformRandomProvider seeds) {
    for (int lane = 0; lane < LANES; lane++) {
      s0[lane] = seeds.nextInt();
      s1[lane] = seeds.nextInt();
      s2[lane] = seeds.nextInt();
      // An all-zero state would stay zero for ever.
      s3[lane] = seeds.nextInt() | 1;
    }
  }

  /// Independent standard normal values, the same for the same key; a shorter array holds the first
  /// values of a longer one.
  ///
  /// @param key names the stream
  /// @param length how many values
  /// @return new array
  public static float[] draw(StreamKey key, int length) {
    GaussianNoise noise = new GaussianNoise(key.generator());
    float[] block = new float[2 * LANES];
    float[] values = new float[length];
    for (int from = 0; from < length; from += block.length) {
      noise.next(block);
      System.arraycopy(block, 0, values, from, Math.min(block.length, length - from));
    }
    return values;
  }

  /// One step of all lanes: lane l gives values l and l + 16.
  private void next(float[] block) {
    for (int lane = 0; lane < LANES; lane++) {
      int radiusBits = step(lane);
      int angleBits = step(lane);
      float radius = radius(radiusBits);
      block[lane] = radius * sine(angleBits + 0x40000000);
      block[LANES + lane] = radius * sine(angleBits);
    }
  }

  private int step(int lane) {
    int result = Integer.rotateLeft(s0[lane] + s3[lane], 7) + s0[lane];
    int t = s1[lane] << 9;
    s2[lane] ^= s0[lane];
    s3[lane] ^= s1[lane];
    s1[lane] ^= s2[lane];
    s0[lane] ^= s3[lane];
    s2[lane] ^= t;
    s3[lane] = Integer.rotateLeft(s3[lane], 11);
    return result;
  }

  /// sqrt(-2 ln u) for u uniform in (0, 1) with 31 bits.
  private static float radius(int bits) {
    float u = ((bits >>> 1) + 0.5f) * 0x1p-31f;
    return (float) Math.sqrt(Math.max(0f, -2 * log(u)));
  }

  /// Natural logarithm of a positive normal number, to about 1 ulp.
  static float log(float x) {
    int bits = Float.floatToRawIntBits(x);
    // Brings the mantissa into [sqrt(1/2), sqrt(2)).
    int exponent = (bits - 0x3F3504F3) >> 23;
    float m = Float.intBitsToFloat(bits - (exponent << 23)) - 1;
    float z = m * m;
    float p = 0.070376836f;
    p = Math.fma(p, m, -0.1151461f);
    p = Math.fma(p, m, 0.116769984f);
    p = Math.fma(p, m, -0.12420141f);
    p = Math.fma(p, m, 0.14249323f);
    p = Math.fma(p, m, -0.16668057f);
    p = Math.fma(p, m, 0.20000714f);
    p = Math.fma(p, m, -0.24999994f);
    p = Math.fma(p, m, 0.3333333f);
    float y = Math.fma(exponent, -2.12194440e-4f, p * m * z);
    y = Math.fma(-0.5f, z, y);
    return Math.fma(exponent, 0.6933594f, m + y);
  }

  /// Sine of a full turn divided into 2^32 steps.
  static float sine(int turn) {
    // The nearest quarter turn and the rest in [-1/8, 1/8) turn.
    int quarter = (turn + 0x20000000) >>> 30;
    float x = (turn - (quarter << 30)) * (HALF_PI * 0x1p-30f);
    float z = x * x;
    float sine = Math.fma(-0.00019515296f, z, 0.008332161f);
    sine = Math.fma(sine, z, -0.16666655f);
    sine = Math.fma(sine * z, x, x);
    float cosine = Math.fma(0.000024433157f, z, -0.0013887316f);
    cosine = Math.fma(cosine, z, 0.041666646f);
    cosine = Math.fma(cosine * z, z, Math.fma(-0.5f, z, 1));
    float value = (quarter & 1) == 0 ? sine : cosine;
    return (quarter & 2) == 0 ? value : -value;
  }
}
