package io.semlink.simulator.kernels;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Noise in vectors of the machine's width: the 16 logical lanes go through it in groups, each
/// group along the whole array with its state in registers. Sine and cosine of a turn share their
/// rest, so both come out of one reduction.
final class VectorNoise implements NoiseKernel {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final VectorSpecies<Integer> INTS = Lanes.INTS;

  @Override
  public void addNoise(int[] state, float deviation, float[] values) {
    int whole = values.length - values.length % BLOCK;
    for (int lane = 0; lane < LANES; lane += FLOATS.length()) {
      addLanes(state, lane, deviation, values, whole);
    }
    ScalarNoise.addNoise(state, deviation, values, whole);
  }

  /// Longer than other methods: the state must not leave the registers between the steps, and what
  /// is not written out here, constants included, the compiler does not inline, since so many
  /// vector operations come before it, and then keeps every vector in memory.
  private static void addLanes(int[] state, int lane, float deviation, float[] values, int to) {
    IntVector s0 = IntVector.fromArray(INTS, state, lane);
    IntVector s1 = IntVector.fromArray(INTS, state, LANES + lane);
    IntVector s2 = IntVector.fromArray(INTS, state, 2 * LANES + lane);
    IntVector s3 = IntVector.fromArray(INTS, state, 3 * LANES + lane);
    FloatVector scale = FloatVector.broadcast(FLOATS, deviation);
    for (int i = lane; i < to; i += BLOCK) {
      FloatVector radius = radius(s0.add(s3).lanewise(ROL, 7).add(s0));
      s2 = s2.lanewise(XOR, s0);
      s3 = s3.lanewise(XOR, s1);
      IntVector shifted = s1.lanewise(LSHL, 9);
      s1 = s1.lanewise(XOR, s2);
      s0 = s0.lanewise(XOR, s3);
      s2 = s2.lanewise(XOR, shifted);
      s3 = s3.lanewise(ROL, 11);

      IntVector turn = s0.add(s3).lanewise(ROL, 7).add(s0);
      s2 = s2.lanewise(XOR, s0);
      s3 = s3.lanewise(XOR, s1);
      shifted = s1.lanewise(LSHL, 9);
      s1 = s1.lanewise(XOR, s2);
      s0 = s0.lanewise(XOR, s3);
      s2 = s2.lanewise(XOR, shifted);
      s3 = s3.lanewise(ROL, 11);

      IntVector quarter = turn.add(0x20000000).lanewise(LSHR, 30);
      FloatVector x =
          ((FloatVector) turn.sub(quarter.lanewise(LSHL, 30)).convert(I2F, 0))
              .mul(ScalarNoise.RADIAN_PER_STEP);
      FloatVector z = x.mul(x);
      FloatVector sine =
          z.fma(
              FloatVector.broadcast(FLOATS, -0.00019515296f),
              FloatVector.broadcast(FLOATS, 0.008332161f));
      sine = sine.fma(z, FloatVector.broadcast(FLOATS, -0.16666655f));
      sine = sine.mul(z).fma(x, x);
      FloatVector cosine =
          z.fma(
              FloatVector.broadcast(FLOATS, 0.000024433157f),
              FloatVector.broadcast(FLOATS, -0.0013887316f));
      cosine = cosine.fma(z, FloatVector.broadcast(FLOATS, 0.041666646f));
      cosine =
          cosine
              .mul(z)
              .fma(
                  z, z.fma(FloatVector.broadcast(FLOATS, -0.5f), FloatVector.broadcast(FLOATS, 1)));

      VectorMask<Float> odd = quarter.lanewise(AND, 1).eq(1).cast(FLOATS);
      // Negative in quarters 2 and 3; the first value is a quarter turn ahead of the second.
      IntVector first = cosine.blend(sine, odd).mul(radius).reinterpretAsInts();
      IntVector second = sine.blend(cosine, odd).mul(radius).reinterpretAsInts();
      first = first.lanewise(XOR, quarter.add(1).lanewise(AND, 2).lanewise(LSHL, 30));
      second = second.lanewise(XOR, quarter.lanewise(AND, 2).lanewise(LSHL, 30));
      scale
          .fma(first.reinterpretAsFloats(), FloatVector.fromArray(FLOATS, values, i))
          .intoArray(values, i);
      scale
          .fma(second.reinterpretAsFloats(), FloatVector.fromArray(FLOATS, values, i + LANES))
          .intoArray(values, i + LANES);
    }
    s0.intoArray(state, lane);
    s1.intoArray(state, LANES + lane);
    s2.intoArray(state, 2 * LANES + lane);
    s3.intoArray(state, 3 * LANES + lane);
  }

  private static FloatVector radius(IntVector bits) {
    FloatVector u = toFloats(bits.lanewise(LSHR, 1)).add(0.5f).mul(0x1p-31f);
    return log(u).mul(-2).abs().sqrt();
  }

  private static FloatVector log(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    IntVector power = bits.sub(0x3F3504F3).lanewise(ASHR, 23);
    FloatVector exponent = toFloats(power);
    FloatVector m = bits.sub(power.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1);
    FloatVector z = m.mul(m);
    FloatVector p = constant(0.070376836f);
    p = p.fma(m, constant(-0.1151461f));
    p = p.fma(m, constant(0.116769984f));
    p = p.fma(m, constant(-0.12420141f));
    p = p.fma(m, constant(0.14249323f));
    p = p.fma(m, constant(-0.16668057f));
    p = p.fma(m, constant(0.20000714f));
    p = p.fma(m, constant(-0.24999994f));
    p = p.fma(m, constant(0.3333333f));
    FloatVector y = exponent.fma(constant(-2.12194440e-4f), p.mul(m).mul(z));
    y = z.fma(constant(-0.5f), y);
    return exponent.fma(constant(0.6933594f), m.add(y));
  }

  private static FloatVector constant(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  private static FloatVector toFloats(IntVector values) {
    return (FloatVector) values.convert(I2F, 0);
  }
}
