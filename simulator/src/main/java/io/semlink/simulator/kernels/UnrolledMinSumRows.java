package io.semlink.simulator.kernels;

import static io.semlink.simulator.kernels.MinSumKernel.LANES;
import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.SADD;
import static jdk.incubator.vector.VectorOperators.SSUB;
import static jdk.incubator.vector.VectorOperators.SUSUB;
import static jdk.incubator.vector.VectorOperators.UMAX;
import static jdk.incubator.vector.VectorOperators.UMIN;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/// Rows of 2 to 10 edges with messages, unrolled, so that all of a chunk's extrinsic LLRs stay in
/// registers. Written by build/GenerateMinSumRows.java; longer than other files for that reason.
final class UnrolledMinSumRows {
  private static final VectorSpecies<Byte> SPECIES = VectorMinSumKernel.SPECIES;
  private static final int STEP = SPECIES.length();
  private static final ByteVector ZERO = ByteVector.zero(SPECIES);
  private static final byte MAX = (byte) MinSumKernel.MAX_MESSAGE;

  private UnrolledMinSumRows() {}

  static void row2(byte[] arena, MinSumLayer layer, byte offset) {
    int[] sources = layer.sources();
    int[] targets = layer.targets();
    int target0 = targets[0];
    int target1 = targets[1];
    int message = layer.messages();
    int constant = layer.constant();
    int parity = layer.parity();
    for (int i = 0, lane = 0; i < sources.length; i += 2) {
      for (int part = 0; part < LANES; part += STEP, lane += STEP) {
        ByteVector t0 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 0] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 0 * LANES));
        ByteVector b0 = t0.lanewise(ABS);
        ByteVector t1 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 1] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 1 * LANES));
        ByteVector b1 = t1.lanewise(ABS);
        ByteVector least = b0.lanewise(UMIN, b1);
        ByteVector second = b0.lanewise(UMAX, b1);
        ByteVector signs = t0.lanewise(XOR, t1);

        if (constant >= 0) {
          ByteVector t = ByteVector.fromArray(SPECIES, arena, constant + lane);
          ByteVector b = t.lanewise(ABS);
          second = second.lanewise(UMIN, least.lanewise(UMAX, b));
          least = least.lanewise(UMIN, b);
          signs = signs.lanewise(XOR, t);
        }
        if (parity >= 0) {
          ByteVector.fromArray(SPECIES, arena, parity + lane)
              .lanewise(OR, signs)
              .intoArray(arena, parity + lane);
        }
        ByteVector one = least.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector two = second.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector x;
        x = one.blend(two, b0.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t0).lt((byte) 0));
        x.intoArray(arena, message + 0 * LANES);
        t0.lanewise(SADD, x).intoArray(arena, target0 + lane);
        x = one.blend(two, b1.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t1).lt((byte) 0));
        x.intoArray(arena, message + 1 * LANES);
        t1.lanewise(SADD, x).intoArray(arena, target1 + lane);
        message += STEP;
      }
      message += 1 * LANES;
    }
    int period = layer.period();
    for (int part = 0; part < LANES; part += STEP) {
      ByteVector.fromArray(SPECIES, arena, target0 + part)
          .intoArray(arena, target0 + period + part);
      ByteVector.fromArray(SPECIES, arena, target1 + part)
          .intoArray(arena, target1 + period + part);
    }
  }

  static void row3(byte[] arena, MinSumLayer layer, byte offset) {
    int[] sources = layer.sources();
    int[] targets = layer.targets();
    int target0 = targets[0];
    int target1 = targets[1];
    int target2 = targets[2];
    int message = layer.messages();
    int constant = layer.constant();
    int parity = layer.parity();
    for (int i = 0, lane = 0; i < sources.length; i += 3) {
      for (int part = 0; part < LANES; part += STEP, lane += STEP) {
        ByteVector t0 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 0] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 0 * LANES));
        ByteVector b0 = t0.lanewise(ABS);
        ByteVector t1 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 1] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 1 * LANES));
        ByteVector b1 = t1.lanewise(ABS);
        ByteVector t2 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 2] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 2 * LANES));
        ByteVector b2 = t2.lanewise(ABS);
        ByteVector least = b0.lanewise(UMIN, b1);
        ByteVector second = b0.lanewise(UMAX, b1);
        ByteVector signs = t0.lanewise(XOR, t1);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b2));
        least = least.lanewise(UMIN, b2);
        signs = signs.lanewise(XOR, t2);
        if (constant >= 0) {
          ByteVector t = ByteVector.fromArray(SPECIES, arena, constant + lane);
          ByteVector b = t.lanewise(ABS);
          second = second.lanewise(UMIN, least.lanewise(UMAX, b));
          least = least.lanewise(UMIN, b);
          signs = signs.lanewise(XOR, t);
        }
        if (parity >= 0) {
          ByteVector.fromArray(SPECIES, arena, parity + lane)
              .lanewise(OR, signs)
              .intoArray(arena, parity + lane);
        }
        ByteVector one = least.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector two = second.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector x;
        x = one.blend(two, b0.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t0).lt((byte) 0));
        x.intoArray(arena, message + 0 * LANES);
        t0.lanewise(SADD, x).intoArray(arena, target0 + lane);
        x = one.blend(two, b1.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t1).lt((byte) 0));
        x.intoArray(arena, message + 1 * LANES);
        t1.lanewise(SADD, x).intoArray(arena, target1 + lane);
        x = one.blend(two, b2.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t2).lt((byte) 0));
        x.intoArray(arena, message + 2 * LANES);
        t2.lanewise(SADD, x).intoArray(arena, target2 + lane);
        message += STEP;
      }
      message += 2 * LANES;
    }
    int period = layer.period();
    for (int part = 0; part < LANES; part += STEP) {
      ByteVector.fromArray(SPECIES, arena, target0 + part)
          .intoArray(arena, target0 + period + part);
      ByteVector.fromArray(SPECIES, arena, target1 + part)
          .intoArray(arena, target1 + period + part);
      ByteVector.fromArray(SPECIES, arena, target2 + part)
          .intoArray(arena, target2 + period + part);
    }
  }

  static void row4(byte[] arena, MinSumLayer layer, byte offset) {
    int[] sources = layer.sources();
    int[] targets = layer.targets();
    int target0 = targets[0];
    int target1 = targets[1];
    int target2 = targets[2];
    int target3 = targets[3];
    int message = layer.messages();
    int constant = layer.constant();
    int parity = layer.parity();
    for (int i = 0, lane = 0; i < sources.length; i += 4) {
      for (int part = 0; part < LANES; part += STEP, lane += STEP) {
        ByteVector t0 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 0] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 0 * LANES));
        ByteVector b0 = t0.lanewise(ABS);
        ByteVector t1 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 1] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 1 * LANES));
        ByteVector b1 = t1.lanewise(ABS);
        ByteVector t2 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 2] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 2 * LANES));
        ByteVector b2 = t2.lanewise(ABS);
        ByteVector t3 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 3] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 3 * LANES));
        ByteVector b3 = t3.lanewise(ABS);
        ByteVector least = b0.lanewise(UMIN, b1);
        ByteVector second = b0.lanewise(UMAX, b1);
        ByteVector signs = t0.lanewise(XOR, t1);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b2));
        least = least.lanewise(UMIN, b2);
        signs = signs.lanewise(XOR, t2);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b3));
        least = least.lanewise(UMIN, b3);
        signs = signs.lanewise(XOR, t3);
        if (constant >= 0) {
          ByteVector t = ByteVector.fromArray(SPECIES, arena, constant + lane);
          ByteVector b = t.lanewise(ABS);
          second = second.lanewise(UMIN, least.lanewise(UMAX, b));
          least = least.lanewise(UMIN, b);
          signs = signs.lanewise(XOR, t);
        }
        if (parity >= 0) {
          ByteVector.fromArray(SPECIES, arena, parity + lane)
              .lanewise(OR, signs)
              .intoArray(arena, parity + lane);
        }
        ByteVector one = least.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector two = second.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector x;
        x = one.blend(two, b0.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t0).lt((byte) 0));
        x.intoArray(arena, message + 0 * LANES);
        t0.lanewise(SADD, x).intoArray(arena, target0 + lane);
        x = one.blend(two, b1.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t1).lt((byte) 0));
        x.intoArray(arena, message + 1 * LANES);
        t1.lanewise(SADD, x).intoArray(arena, target1 + lane);
        x = one.blend(two, b2.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t2).lt((byte) 0));
        x.intoArray(arena, message + 2 * LANES);
        t2.lanewise(SADD, x).intoArray(arena, target2 + lane);
        x = one.blend(two, b3.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t3).lt((byte) 0));
        x.intoArray(arena, message + 3 * LANES);
        t3.lanewise(SADD, x).intoArray(arena, target3 + lane);
        message += STEP;
      }
      message += 3 * LANES;
    }
    int period = layer.period();
    for (int part = 0; part < LANES; part += STEP) {
      ByteVector.fromArray(SPECIES, arena, target0 + part)
          .intoArray(arena, target0 + period + part);
      ByteVector.fromArray(SPECIES, arena, target1 + part)
          .intoArray(arena, target1 + period + part);
      ByteVector.fromArray(SPECIES, arena, target2 + part)
          .intoArray(arena, target2 + period + part);
      ByteVector.fromArray(SPECIES, arena, target3 + part)
          .intoArray(arena, target3 + period + part);
    }
  }

  static void row5(byte[] arena, MinSumLayer layer, byte offset) {
    int[] sources = layer.sources();
    int[] targets = layer.targets();
    int target0 = targets[0];
    int target1 = targets[1];
    int target2 = targets[2];
    int target3 = targets[3];
    int target4 = targets[4];
    int message = layer.messages();
    int constant = layer.constant();
    int parity = layer.parity();
    for (int i = 0, lane = 0; i < sources.length; i += 5) {
      for (int part = 0; part < LANES; part += STEP, lane += STEP) {
        ByteVector t0 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 0] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 0 * LANES));
        ByteVector b0 = t0.lanewise(ABS);
        ByteVector t1 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 1] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 1 * LANES));
        ByteVector b1 = t1.lanewise(ABS);
        ByteVector t2 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 2] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 2 * LANES));
        ByteVector b2 = t2.lanewise(ABS);
        ByteVector t3 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 3] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 3 * LANES));
        ByteVector b3 = t3.lanewise(ABS);
        ByteVector t4 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 4] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 4 * LANES));
        ByteVector b4 = t4.lanewise(ABS);
        ByteVector least = b0.lanewise(UMIN, b1);
        ByteVector second = b0.lanewise(UMAX, b1);
        ByteVector signs = t0.lanewise(XOR, t1);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b2));
        least = least.lanewise(UMIN, b2);
        signs = signs.lanewise(XOR, t2);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b3));
        least = least.lanewise(UMIN, b3);
        signs = signs.lanewise(XOR, t3);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b4));
        least = least.lanewise(UMIN, b4);
        signs = signs.lanewise(XOR, t4);
        if (constant >= 0) {
          ByteVector t = ByteVector.fromArray(SPECIES, arena, constant + lane);
          ByteVector b = t.lanewise(ABS);
          second = second.lanewise(UMIN, least.lanewise(UMAX, b));
          least = least.lanewise(UMIN, b);
          signs = signs.lanewise(XOR, t);
        }
        if (parity >= 0) {
          ByteVector.fromArray(SPECIES, arena, parity + lane)
              .lanewise(OR, signs)
              .intoArray(arena, parity + lane);
        }
        ByteVector one = least.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector two = second.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector x;
        x = one.blend(two, b0.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t0).lt((byte) 0));
        x.intoArray(arena, message + 0 * LANES);
        t0.lanewise(SADD, x).intoArray(arena, target0 + lane);
        x = one.blend(two, b1.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t1).lt((byte) 0));
        x.intoArray(arena, message + 1 * LANES);
        t1.lanewise(SADD, x).intoArray(arena, target1 + lane);
        x = one.blend(two, b2.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t2).lt((byte) 0));
        x.intoArray(arena, message + 2 * LANES);
        t2.lanewise(SADD, x).intoArray(arena, target2 + lane);
        x = one.blend(two, b3.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t3).lt((byte) 0));
        x.intoArray(arena, message + 3 * LANES);
        t3.lanewise(SADD, x).intoArray(arena, target3 + lane);
        x = one.blend(two, b4.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t4).lt((byte) 0));
        x.intoArray(arena, message + 4 * LANES);
        t4.lanewise(SADD, x).intoArray(arena, target4 + lane);
        message += STEP;
      }
      message += 4 * LANES;
    }
    int period = layer.period();
    for (int part = 0; part < LANES; part += STEP) {
      ByteVector.fromArray(SPECIES, arena, target0 + part)
          .intoArray(arena, target0 + period + part);
      ByteVector.fromArray(SPECIES, arena, target1 + part)
          .intoArray(arena, target1 + period + part);
      ByteVector.fromArray(SPECIES, arena, target2 + part)
          .intoArray(arena, target2 + period + part);
      ByteVector.fromArray(SPECIES, arena, target3 + part)
          .intoArray(arena, target3 + period + part);
      ByteVector.fromArray(SPECIES, arena, target4 + part)
          .intoArray(arena, target4 + period + part);
    }
  }

  static void row6(byte[] arena, MinSumLayer layer, byte offset) {
    int[] sources = layer.sources();
    int[] targets = layer.targets();
    int target0 = targets[0];
    int target1 = targets[1];
    int target2 = targets[2];
    int target3 = targets[3];
    int target4 = targets[4];
    int target5 = targets[5];
    int message = layer.messages();
    int constant = layer.constant();
    int parity = layer.parity();
    for (int i = 0, lane = 0; i < sources.length; i += 6) {
      for (int part = 0; part < LANES; part += STEP, lane += STEP) {
        ByteVector t0 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 0] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 0 * LANES));
        ByteVector b0 = t0.lanewise(ABS);
        ByteVector t1 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 1] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 1 * LANES));
        ByteVector b1 = t1.lanewise(ABS);
        ByteVector t2 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 2] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 2 * LANES));
        ByteVector b2 = t2.lanewise(ABS);
        ByteVector t3 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 3] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 3 * LANES));
        ByteVector b3 = t3.lanewise(ABS);
        ByteVector t4 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 4] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 4 * LANES));
        ByteVector b4 = t4.lanewise(ABS);
        ByteVector t5 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 5] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 5 * LANES));
        ByteVector b5 = t5.lanewise(ABS);
        ByteVector least = b0.lanewise(UMIN, b1);
        ByteVector second = b0.lanewise(UMAX, b1);
        ByteVector signs = t0.lanewise(XOR, t1);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b2));
        least = least.lanewise(UMIN, b2);
        signs = signs.lanewise(XOR, t2);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b3));
        least = least.lanewise(UMIN, b3);
        signs = signs.lanewise(XOR, t3);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b4));
        least = least.lanewise(UMIN, b4);
        signs = signs.lanewise(XOR, t4);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b5));
        least = least.lanewise(UMIN, b5);
        signs = signs.lanewise(XOR, t5);
        if (constant >= 0) {
          ByteVector t = ByteVector.fromArray(SPECIES, arena, constant + lane);
          ByteVector b = t.lanewise(ABS);
          second = second.lanewise(UMIN, least.lanewise(UMAX, b));
          least = least.lanewise(UMIN, b);
          signs = signs.lanewise(XOR, t);
        }
        if (parity >= 0) {
          ByteVector.fromArray(SPECIES, arena, parity + lane)
              .lanewise(OR, signs)
              .intoArray(arena, parity + lane);
        }
        ByteVector one = least.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector two = second.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector x;
        x = one.blend(two, b0.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t0).lt((byte) 0));
        x.intoArray(arena, message + 0 * LANES);
        t0.lanewise(SADD, x).intoArray(arena, target0 + lane);
        x = one.blend(two, b1.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t1).lt((byte) 0));
        x.intoArray(arena, message + 1 * LANES);
        t1.lanewise(SADD, x).intoArray(arena, target1 + lane);
        x = one.blend(two, b2.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t2).lt((byte) 0));
        x.intoArray(arena, message + 2 * LANES);
        t2.lanewise(SADD, x).intoArray(arena, target2 + lane);
        x = one.blend(two, b3.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t3).lt((byte) 0));
        x.intoArray(arena, message + 3 * LANES);
        t3.lanewise(SADD, x).intoArray(arena, target3 + lane);
        x = one.blend(two, b4.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t4).lt((byte) 0));
        x.intoArray(arena, message + 4 * LANES);
        t4.lanewise(SADD, x).intoArray(arena, target4 + lane);
        x = one.blend(two, b5.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t5).lt((byte) 0));
        x.intoArray(arena, message + 5 * LANES);
        t5.lanewise(SADD, x).intoArray(arena, target5 + lane);
        message += STEP;
      }
      message += 5 * LANES;
    }
    int period = layer.period();
    for (int part = 0; part < LANES; part += STEP) {
      ByteVector.fromArray(SPECIES, arena, target0 + part)
          .intoArray(arena, target0 + period + part);
      ByteVector.fromArray(SPECIES, arena, target1 + part)
          .intoArray(arena, target1 + period + part);
      ByteVector.fromArray(SPECIES, arena, target2 + part)
          .intoArray(arena, target2 + period + part);
      ByteVector.fromArray(SPECIES, arena, target3 + part)
          .intoArray(arena, target3 + period + part);
      ByteVector.fromArray(SPECIES, arena, target4 + part)
          .intoArray(arena, target4 + period + part);
      ByteVector.fromArray(SPECIES, arena, target5 + part)
          .intoArray(arena, target5 + period + part);
    }
  }

  static void row7(byte[] arena, MinSumLayer layer, byte offset) {
    int[] sources = layer.sources();
    int[] targets = layer.targets();
    int target0 = targets[0];
    int target1 = targets[1];
    int target2 = targets[2];
    int target3 = targets[3];
    int target4 = targets[4];
    int target5 = targets[5];
    int target6 = targets[6];
    int message = layer.messages();
    int constant = layer.constant();
    int parity = layer.parity();
    for (int i = 0, lane = 0; i < sources.length; i += 7) {
      for (int part = 0; part < LANES; part += STEP, lane += STEP) {
        ByteVector t0 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 0] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 0 * LANES));
        ByteVector b0 = t0.lanewise(ABS);
        ByteVector t1 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 1] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 1 * LANES));
        ByteVector b1 = t1.lanewise(ABS);
        ByteVector t2 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 2] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 2 * LANES));
        ByteVector b2 = t2.lanewise(ABS);
        ByteVector t3 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 3] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 3 * LANES));
        ByteVector b3 = t3.lanewise(ABS);
        ByteVector t4 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 4] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 4 * LANES));
        ByteVector b4 = t4.lanewise(ABS);
        ByteVector t5 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 5] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 5 * LANES));
        ByteVector b5 = t5.lanewise(ABS);
        ByteVector t6 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 6] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 6 * LANES));
        ByteVector b6 = t6.lanewise(ABS);
        ByteVector least = b0.lanewise(UMIN, b1);
        ByteVector second = b0.lanewise(UMAX, b1);
        ByteVector signs = t0.lanewise(XOR, t1);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b2));
        least = least.lanewise(UMIN, b2);
        signs = signs.lanewise(XOR, t2);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b3));
        least = least.lanewise(UMIN, b3);
        signs = signs.lanewise(XOR, t3);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b4));
        least = least.lanewise(UMIN, b4);
        signs = signs.lanewise(XOR, t4);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b5));
        least = least.lanewise(UMIN, b5);
        signs = signs.lanewise(XOR, t5);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b6));
        least = least.lanewise(UMIN, b6);
        signs = signs.lanewise(XOR, t6);
        if (constant >= 0) {
          ByteVector t = ByteVector.fromArray(SPECIES, arena, constant + lane);
          ByteVector b = t.lanewise(ABS);
          second = second.lanewise(UMIN, least.lanewise(UMAX, b));
          least = least.lanewise(UMIN, b);
          signs = signs.lanewise(XOR, t);
        }
        if (parity >= 0) {
          ByteVector.fromArray(SPECIES, arena, parity + lane)
              .lanewise(OR, signs)
              .intoArray(arena, parity + lane);
        }
        ByteVector one = least.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector two = second.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector x;
        x = one.blend(two, b0.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t0).lt((byte) 0));
        x.intoArray(arena, message + 0 * LANES);
        t0.lanewise(SADD, x).intoArray(arena, target0 + lane);
        x = one.blend(two, b1.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t1).lt((byte) 0));
        x.intoArray(arena, message + 1 * LANES);
        t1.lanewise(SADD, x).intoArray(arena, target1 + lane);
        x = one.blend(two, b2.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t2).lt((byte) 0));
        x.intoArray(arena, message + 2 * LANES);
        t2.lanewise(SADD, x).intoArray(arena, target2 + lane);
        x = one.blend(two, b3.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t3).lt((byte) 0));
        x.intoArray(arena, message + 3 * LANES);
        t3.lanewise(SADD, x).intoArray(arena, target3 + lane);
        x = one.blend(two, b4.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t4).lt((byte) 0));
        x.intoArray(arena, message + 4 * LANES);
        t4.lanewise(SADD, x).intoArray(arena, target4 + lane);
        x = one.blend(two, b5.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t5).lt((byte) 0));
        x.intoArray(arena, message + 5 * LANES);
        t5.lanewise(SADD, x).intoArray(arena, target5 + lane);
        x = one.blend(two, b6.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t6).lt((byte) 0));
        x.intoArray(arena, message + 6 * LANES);
        t6.lanewise(SADD, x).intoArray(arena, target6 + lane);
        message += STEP;
      }
      message += 6 * LANES;
    }
    int period = layer.period();
    for (int part = 0; part < LANES; part += STEP) {
      ByteVector.fromArray(SPECIES, arena, target0 + part)
          .intoArray(arena, target0 + period + part);
      ByteVector.fromArray(SPECIES, arena, target1 + part)
          .intoArray(arena, target1 + period + part);
      ByteVector.fromArray(SPECIES, arena, target2 + part)
          .intoArray(arena, target2 + period + part);
      ByteVector.fromArray(SPECIES, arena, target3 + part)
          .intoArray(arena, target3 + period + part);
      ByteVector.fromArray(SPECIES, arena, target4 + part)
          .intoArray(arena, target4 + period + part);
      ByteVector.fromArray(SPECIES, arena, target5 + part)
          .intoArray(arena, target5 + period + part);
      ByteVector.fromArray(SPECIES, arena, target6 + part)
          .intoArray(arena, target6 + period + part);
    }
  }

  static void row8(byte[] arena, MinSumLayer layer, byte offset) {
    int[] sources = layer.sources();
    int[] targets = layer.targets();
    int target0 = targets[0];
    int target1 = targets[1];
    int target2 = targets[2];
    int target3 = targets[3];
    int target4 = targets[4];
    int target5 = targets[5];
    int target6 = targets[6];
    int target7 = targets[7];
    int message = layer.messages();
    int constant = layer.constant();
    int parity = layer.parity();
    for (int i = 0, lane = 0; i < sources.length; i += 8) {
      for (int part = 0; part < LANES; part += STEP, lane += STEP) {
        ByteVector t0 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 0] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 0 * LANES));
        ByteVector b0 = t0.lanewise(ABS);
        ByteVector t1 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 1] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 1 * LANES));
        ByteVector b1 = t1.lanewise(ABS);
        ByteVector t2 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 2] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 2 * LANES));
        ByteVector b2 = t2.lanewise(ABS);
        ByteVector t3 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 3] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 3 * LANES));
        ByteVector b3 = t3.lanewise(ABS);
        ByteVector t4 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 4] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 4 * LANES));
        ByteVector b4 = t4.lanewise(ABS);
        ByteVector t5 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 5] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 5 * LANES));
        ByteVector b5 = t5.lanewise(ABS);
        ByteVector t6 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 6] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 6 * LANES));
        ByteVector b6 = t6.lanewise(ABS);
        ByteVector t7 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 7] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 7 * LANES));
        ByteVector b7 = t7.lanewise(ABS);
        ByteVector least = b0.lanewise(UMIN, b1);
        ByteVector second = b0.lanewise(UMAX, b1);
        ByteVector signs = t0.lanewise(XOR, t1);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b2));
        least = least.lanewise(UMIN, b2);
        signs = signs.lanewise(XOR, t2);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b3));
        least = least.lanewise(UMIN, b3);
        signs = signs.lanewise(XOR, t3);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b4));
        least = least.lanewise(UMIN, b4);
        signs = signs.lanewise(XOR, t4);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b5));
        least = least.lanewise(UMIN, b5);
        signs = signs.lanewise(XOR, t5);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b6));
        least = least.lanewise(UMIN, b6);
        signs = signs.lanewise(XOR, t6);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b7));
        least = least.lanewise(UMIN, b7);
        signs = signs.lanewise(XOR, t7);
        if (constant >= 0) {
          ByteVector t = ByteVector.fromArray(SPECIES, arena, constant + lane);
          ByteVector b = t.lanewise(ABS);
          second = second.lanewise(UMIN, least.lanewise(UMAX, b));
          least = least.lanewise(UMIN, b);
          signs = signs.lanewise(XOR, t);
        }
        if (parity >= 0) {
          ByteVector.fromArray(SPECIES, arena, parity + lane)
              .lanewise(OR, signs)
              .intoArray(arena, parity + lane);
        }
        ByteVector one = least.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector two = second.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector x;
        x = one.blend(two, b0.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t0).lt((byte) 0));
        x.intoArray(arena, message + 0 * LANES);
        t0.lanewise(SADD, x).intoArray(arena, target0 + lane);
        x = one.blend(two, b1.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t1).lt((byte) 0));
        x.intoArray(arena, message + 1 * LANES);
        t1.lanewise(SADD, x).intoArray(arena, target1 + lane);
        x = one.blend(two, b2.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t2).lt((byte) 0));
        x.intoArray(arena, message + 2 * LANES);
        t2.lanewise(SADD, x).intoArray(arena, target2 + lane);
        x = one.blend(two, b3.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t3).lt((byte) 0));
        x.intoArray(arena, message + 3 * LANES);
        t3.lanewise(SADD, x).intoArray(arena, target3 + lane);
        x = one.blend(two, b4.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t4).lt((byte) 0));
        x.intoArray(arena, message + 4 * LANES);
        t4.lanewise(SADD, x).intoArray(arena, target4 + lane);
        x = one.blend(two, b5.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t5).lt((byte) 0));
        x.intoArray(arena, message + 5 * LANES);
        t5.lanewise(SADD, x).intoArray(arena, target5 + lane);
        x = one.blend(two, b6.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t6).lt((byte) 0));
        x.intoArray(arena, message + 6 * LANES);
        t6.lanewise(SADD, x).intoArray(arena, target6 + lane);
        x = one.blend(two, b7.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t7).lt((byte) 0));
        x.intoArray(arena, message + 7 * LANES);
        t7.lanewise(SADD, x).intoArray(arena, target7 + lane);
        message += STEP;
      }
      message += 7 * LANES;
    }
    int period = layer.period();
    for (int part = 0; part < LANES; part += STEP) {
      ByteVector.fromArray(SPECIES, arena, target0 + part)
          .intoArray(arena, target0 + period + part);
      ByteVector.fromArray(SPECIES, arena, target1 + part)
          .intoArray(arena, target1 + period + part);
      ByteVector.fromArray(SPECIES, arena, target2 + part)
          .intoArray(arena, target2 + period + part);
      ByteVector.fromArray(SPECIES, arena, target3 + part)
          .intoArray(arena, target3 + period + part);
      ByteVector.fromArray(SPECIES, arena, target4 + part)
          .intoArray(arena, target4 + period + part);
      ByteVector.fromArray(SPECIES, arena, target5 + part)
          .intoArray(arena, target5 + period + part);
      ByteVector.fromArray(SPECIES, arena, target6 + part)
          .intoArray(arena, target6 + period + part);
      ByteVector.fromArray(SPECIES, arena, target7 + part)
          .intoArray(arena, target7 + period + part);
    }
  }

  static void row9(byte[] arena, MinSumLayer layer, byte offset) {
    int[] sources = layer.sources();
    int[] targets = layer.targets();
    int target0 = targets[0];
    int target1 = targets[1];
    int target2 = targets[2];
    int target3 = targets[3];
    int target4 = targets[4];
    int target5 = targets[5];
    int target6 = targets[6];
    int target7 = targets[7];
    int target8 = targets[8];
    int message = layer.messages();
    int constant = layer.constant();
    int parity = layer.parity();
    for (int i = 0, lane = 0; i < sources.length; i += 9) {
      for (int part = 0; part < LANES; part += STEP, lane += STEP) {
        ByteVector t0 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 0] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 0 * LANES));
        ByteVector b0 = t0.lanewise(ABS);
        ByteVector t1 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 1] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 1 * LANES));
        ByteVector b1 = t1.lanewise(ABS);
        ByteVector t2 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 2] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 2 * LANES));
        ByteVector b2 = t2.lanewise(ABS);
        ByteVector t3 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 3] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 3 * LANES));
        ByteVector b3 = t3.lanewise(ABS);
        ByteVector t4 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 4] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 4 * LANES));
        ByteVector b4 = t4.lanewise(ABS);
        ByteVector t5 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 5] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 5 * LANES));
        ByteVector b5 = t5.lanewise(ABS);
        ByteVector t6 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 6] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 6 * LANES));
        ByteVector b6 = t6.lanewise(ABS);
        ByteVector t7 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 7] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 7 * LANES));
        ByteVector b7 = t7.lanewise(ABS);
        ByteVector t8 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 8] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 8 * LANES));
        ByteVector b8 = t8.lanewise(ABS);
        ByteVector least = b0.lanewise(UMIN, b1);
        ByteVector second = b0.lanewise(UMAX, b1);
        ByteVector signs = t0.lanewise(XOR, t1);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b2));
        least = least.lanewise(UMIN, b2);
        signs = signs.lanewise(XOR, t2);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b3));
        least = least.lanewise(UMIN, b3);
        signs = signs.lanewise(XOR, t3);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b4));
        least = least.lanewise(UMIN, b4);
        signs = signs.lanewise(XOR, t4);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b5));
        least = least.lanewise(UMIN, b5);
        signs = signs.lanewise(XOR, t5);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b6));
        least = least.lanewise(UMIN, b6);
        signs = signs.lanewise(XOR, t6);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b7));
        least = least.lanewise(UMIN, b7);
        signs = signs.lanewise(XOR, t7);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b8));
        least = least.lanewise(UMIN, b8);
        signs = signs.lanewise(XOR, t8);
        if (constant >= 0) {
          ByteVector t = ByteVector.fromArray(SPECIES, arena, constant + lane);
          ByteVector b = t.lanewise(ABS);
          second = second.lanewise(UMIN, least.lanewise(UMAX, b));
          least = least.lanewise(UMIN, b);
          signs = signs.lanewise(XOR, t);
        }
        if (parity >= 0) {
          ByteVector.fromArray(SPECIES, arena, parity + lane)
              .lanewise(OR, signs)
              .intoArray(arena, parity + lane);
        }
        ByteVector one = least.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector two = second.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector x;
        x = one.blend(two, b0.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t0).lt((byte) 0));
        x.intoArray(arena, message + 0 * LANES);
        t0.lanewise(SADD, x).intoArray(arena, target0 + lane);
        x = one.blend(two, b1.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t1).lt((byte) 0));
        x.intoArray(arena, message + 1 * LANES);
        t1.lanewise(SADD, x).intoArray(arena, target1 + lane);
        x = one.blend(two, b2.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t2).lt((byte) 0));
        x.intoArray(arena, message + 2 * LANES);
        t2.lanewise(SADD, x).intoArray(arena, target2 + lane);
        x = one.blend(two, b3.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t3).lt((byte) 0));
        x.intoArray(arena, message + 3 * LANES);
        t3.lanewise(SADD, x).intoArray(arena, target3 + lane);
        x = one.blend(two, b4.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t4).lt((byte) 0));
        x.intoArray(arena, message + 4 * LANES);
        t4.lanewise(SADD, x).intoArray(arena, target4 + lane);
        x = one.blend(two, b5.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t5).lt((byte) 0));
        x.intoArray(arena, message + 5 * LANES);
        t5.lanewise(SADD, x).intoArray(arena, target5 + lane);
        x = one.blend(two, b6.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t6).lt((byte) 0));
        x.intoArray(arena, message + 6 * LANES);
        t6.lanewise(SADD, x).intoArray(arena, target6 + lane);
        x = one.blend(two, b7.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t7).lt((byte) 0));
        x.intoArray(arena, message + 7 * LANES);
        t7.lanewise(SADD, x).intoArray(arena, target7 + lane);
        x = one.blend(two, b8.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t8).lt((byte) 0));
        x.intoArray(arena, message + 8 * LANES);
        t8.lanewise(SADD, x).intoArray(arena, target8 + lane);
        message += STEP;
      }
      message += 8 * LANES;
    }
    int period = layer.period();
    for (int part = 0; part < LANES; part += STEP) {
      ByteVector.fromArray(SPECIES, arena, target0 + part)
          .intoArray(arena, target0 + period + part);
      ByteVector.fromArray(SPECIES, arena, target1 + part)
          .intoArray(arena, target1 + period + part);
      ByteVector.fromArray(SPECIES, arena, target2 + part)
          .intoArray(arena, target2 + period + part);
      ByteVector.fromArray(SPECIES, arena, target3 + part)
          .intoArray(arena, target3 + period + part);
      ByteVector.fromArray(SPECIES, arena, target4 + part)
          .intoArray(arena, target4 + period + part);
      ByteVector.fromArray(SPECIES, arena, target5 + part)
          .intoArray(arena, target5 + period + part);
      ByteVector.fromArray(SPECIES, arena, target6 + part)
          .intoArray(arena, target6 + period + part);
      ByteVector.fromArray(SPECIES, arena, target7 + part)
          .intoArray(arena, target7 + period + part);
      ByteVector.fromArray(SPECIES, arena, target8 + part)
          .intoArray(arena, target8 + period + part);
    }
  }

  static void row10(byte[] arena, MinSumLayer layer, byte offset) {
    int[] sources = layer.sources();
    int[] targets = layer.targets();
    int target0 = targets[0];
    int target1 = targets[1];
    int target2 = targets[2];
    int target3 = targets[3];
    int target4 = targets[4];
    int target5 = targets[5];
    int target6 = targets[6];
    int target7 = targets[7];
    int target8 = targets[8];
    int target9 = targets[9];
    int message = layer.messages();
    int constant = layer.constant();
    int parity = layer.parity();
    for (int i = 0, lane = 0; i < sources.length; i += 10) {
      for (int part = 0; part < LANES; part += STEP, lane += STEP) {
        ByteVector t0 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 0] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 0 * LANES));
        ByteVector b0 = t0.lanewise(ABS);
        ByteVector t1 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 1] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 1 * LANES));
        ByteVector b1 = t1.lanewise(ABS);
        ByteVector t2 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 2] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 2 * LANES));
        ByteVector b2 = t2.lanewise(ABS);
        ByteVector t3 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 3] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 3 * LANES));
        ByteVector b3 = t3.lanewise(ABS);
        ByteVector t4 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 4] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 4 * LANES));
        ByteVector b4 = t4.lanewise(ABS);
        ByteVector t5 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 5] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 5 * LANES));
        ByteVector b5 = t5.lanewise(ABS);
        ByteVector t6 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 6] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 6 * LANES));
        ByteVector b6 = t6.lanewise(ABS);
        ByteVector t7 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 7] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 7 * LANES));
        ByteVector b7 = t7.lanewise(ABS);
        ByteVector t8 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 8] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 8 * LANES));
        ByteVector b8 = t8.lanewise(ABS);
        ByteVector t9 =
            ByteVector.fromArray(SPECIES, arena, sources[i + 9] + part)
                .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + 9 * LANES));
        ByteVector b9 = t9.lanewise(ABS);
        ByteVector least = b0.lanewise(UMIN, b1);
        ByteVector second = b0.lanewise(UMAX, b1);
        ByteVector signs = t0.lanewise(XOR, t1);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b2));
        least = least.lanewise(UMIN, b2);
        signs = signs.lanewise(XOR, t2);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b3));
        least = least.lanewise(UMIN, b3);
        signs = signs.lanewise(XOR, t3);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b4));
        least = least.lanewise(UMIN, b4);
        signs = signs.lanewise(XOR, t4);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b5));
        least = least.lanewise(UMIN, b5);
        signs = signs.lanewise(XOR, t5);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b6));
        least = least.lanewise(UMIN, b6);
        signs = signs.lanewise(XOR, t6);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b7));
        least = least.lanewise(UMIN, b7);
        signs = signs.lanewise(XOR, t7);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b8));
        least = least.lanewise(UMIN, b8);
        signs = signs.lanewise(XOR, t8);
        second = second.lanewise(UMIN, least.lanewise(UMAX, b9));
        least = least.lanewise(UMIN, b9);
        signs = signs.lanewise(XOR, t9);
        if (constant >= 0) {
          ByteVector t = ByteVector.fromArray(SPECIES, arena, constant + lane);
          ByteVector b = t.lanewise(ABS);
          second = second.lanewise(UMIN, least.lanewise(UMAX, b));
          least = least.lanewise(UMIN, b);
          signs = signs.lanewise(XOR, t);
        }
        if (parity >= 0) {
          ByteVector.fromArray(SPECIES, arena, parity + lane)
              .lanewise(OR, signs)
              .intoArray(arena, parity + lane);
        }
        ByteVector one = least.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector two = second.lanewise(SUSUB, offset).lanewise(UMIN, MAX);
        ByteVector x;
        x = one.blend(two, b0.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t0).lt((byte) 0));
        x.intoArray(arena, message + 0 * LANES);
        t0.lanewise(SADD, x).intoArray(arena, target0 + lane);
        x = one.blend(two, b1.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t1).lt((byte) 0));
        x.intoArray(arena, message + 1 * LANES);
        t1.lanewise(SADD, x).intoArray(arena, target1 + lane);
        x = one.blend(two, b2.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t2).lt((byte) 0));
        x.intoArray(arena, message + 2 * LANES);
        t2.lanewise(SADD, x).intoArray(arena, target2 + lane);
        x = one.blend(two, b3.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t3).lt((byte) 0));
        x.intoArray(arena, message + 3 * LANES);
        t3.lanewise(SADD, x).intoArray(arena, target3 + lane);
        x = one.blend(two, b4.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t4).lt((byte) 0));
        x.intoArray(arena, message + 4 * LANES);
        t4.lanewise(SADD, x).intoArray(arena, target4 + lane);
        x = one.blend(two, b5.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t5).lt((byte) 0));
        x.intoArray(arena, message + 5 * LANES);
        t5.lanewise(SADD, x).intoArray(arena, target5 + lane);
        x = one.blend(two, b6.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t6).lt((byte) 0));
        x.intoArray(arena, message + 6 * LANES);
        t6.lanewise(SADD, x).intoArray(arena, target6 + lane);
        x = one.blend(two, b7.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t7).lt((byte) 0));
        x.intoArray(arena, message + 7 * LANES);
        t7.lanewise(SADD, x).intoArray(arena, target7 + lane);
        x = one.blend(two, b8.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t8).lt((byte) 0));
        x.intoArray(arena, message + 8 * LANES);
        t8.lanewise(SADD, x).intoArray(arena, target8 + lane);
        x = one.blend(two, b9.eq(least));
        x = x.blend(ZERO.sub(x), signs.lanewise(XOR, t9).lt((byte) 0));
        x.intoArray(arena, message + 9 * LANES);
        t9.lanewise(SADD, x).intoArray(arena, target9 + lane);
        message += STEP;
      }
      message += 9 * LANES;
    }
    int period = layer.period();
    for (int part = 0; part < LANES; part += STEP) {
      ByteVector.fromArray(SPECIES, arena, target0 + part)
          .intoArray(arena, target0 + period + part);
      ByteVector.fromArray(SPECIES, arena, target1 + part)
          .intoArray(arena, target1 + period + part);
      ByteVector.fromArray(SPECIES, arena, target2 + part)
          .intoArray(arena, target2 + period + part);
      ByteVector.fromArray(SPECIES, arena, target3 + part)
          .intoArray(arena, target3 + period + part);
      ByteVector.fromArray(SPECIES, arena, target4 + part)
          .intoArray(arena, target4 + period + part);
      ByteVector.fromArray(SPECIES, arena, target5 + part)
          .intoArray(arena, target5 + period + part);
      ByteVector.fromArray(SPECIES, arena, target6 + part)
          .intoArray(arena, target6 + period + part);
      ByteVector.fromArray(SPECIES, arena, target7 + part)
          .intoArray(arena, target7 + period + part);
      ByteVector.fromArray(SPECIES, arena, target8 + part)
          .intoArray(arena, target8 + period + part);
      ByteVector.fromArray(SPECIES, arena, target9 + part)
          .intoArray(arena, target9 + period + part);
    }
  }
}
