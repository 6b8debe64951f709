package io.semlink.simulator.kernels;

/// Noise one lane after the other.
///
/// Logarithm, sine and cosine are polynomials with explicit fused operations (coefficients of
/// Moshier's Cephes library, single precision), so that vectors of any width give the same bits.
/// The largest magnitude is sqrt(64 ln 2) = 6.66: fine for event probabilities down to 1e-10.
final class ScalarNoise implements NoiseKernel {
  private static final float HALF_PI = (float) (Math.PI / 2);

  /// From a rest of a quarter turn, in 2^-32 turns, to radian.
  static final float RADIAN_PER_STEP = HALF_PI * 0x1p-30f;

  @Override
  public void addNoise(int[] state, float deviation, float[] values) {
    addNoise(state, deviation, values, 0);
  }

  /// The same from an index on, a multiple of the block.
  static void addNoise(int[] state, float deviation, float[] values, int from) {
    for (int block = from; block < values.length; block += BLOCK) {
      for (int lane = 0; lane < LANES; lane++) {
        float radius = radius(step(state, lane));
        int turn = step(state, lane);
        add(values, block + lane, deviation, radius * sine(turn + 0x40000000));
        add(values, block + LANES + lane, deviation, radius * sine(turn));
      }
    }
  }

  private static void add(float[] values, int index, float deviation, float noise) {
    if (index < values.length) {
      values[index] = Math.fma(deviation, noise, values[index]);
    }
  }

  private static int step(int[] state, int lane) {
    int s0 = state[lane];
    int s1 = state[LANES + lane];
    int s2 = state[2 * LANES + lane] ^ s0;
    int s3 = state[3 * LANES + lane];
    int result = Integer.rotateLeft(s0 + s3, 7) + s0;
    s3 ^= s1;
    state[lane] = s0 ^ s3;
    state[LANES + lane] = s1 ^ s2;
    state[2 * LANES + lane] = s2 ^ (s1 << 9);
    state[3 * LANES + lane] = Integer.rotateLeft(s3, 11);
    return result;
  }

  /// sqrt(-2 ln u) for u uniform in (0, 1) with 31 bits.
  private static float radius(int bits) {
    float u = ((bits >>> 1) + 0.5f) * 0x1p-31f;
    // The logarithm is never positive; where u rounds to 1 it is 0, of either sign.
    return (float) Math.sqrt(Math.abs(-2 * log(u)));
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
    float x = (turn - (quarter << 30)) * RADIAN_PER_STEP;
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
