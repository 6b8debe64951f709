package io.semlink.simulator.kernels;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.SADD;
import static jdk.incubator.vector.VectorOperators.SSUB;
import static jdk.incubator.vector.VectorOperators.SUSUB;
import static jdk.incubator.vector.VectorOperators.UMAX;
import static jdk.incubator.vector.VectorOperators.UMIN;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/// The provider on the Vector API.
///
/// `fromArray` stands at each place of use: behind a method of its own it was not inlined where the
/// code is less hot, which boxes vectors and halves the speed.
public final class VectorMinSumKernel implements MinSumKernel {
  static final VectorSpecies<Byte> SPECIES =
      ByteVector.SPECIES_PREFERRED.length() > LANES
          ? ByteVector.SPECIES_512
          : ByteVector.SPECIES_PREFERRED;
  private static final int STEP = SPECIES.length();

  @Override
  public void update(byte[] arena, MinSumLayer layer, int offset) {
    byte steps = (byte) offset;
    switch (layer.degree()) {
      case 2 -> UnrolledMinSumRows.row2(arena, layer, steps);
      case 3 -> UnrolledMinSumRows.row3(arena, layer, steps);
      case 4 -> UnrolledMinSumRows.row4(arena, layer, steps);
      case 5 -> UnrolledMinSumRows.row5(arena, layer, steps);
      case 6 -> UnrolledMinSumRows.row6(arena, layer, steps);
      case 7 -> UnrolledMinSumRows.row7(arena, layer, steps);
      case 8 -> UnrolledMinSumRows.row8(arena, layer, steps);
      case 9 -> UnrolledMinSumRows.row9(arena, layer, steps);
      case 10 -> UnrolledMinSumRows.row10(arena, layer, steps);
      default -> updateAny(arena, layer, steps);
    }
  }

  /// Rows of any degree: extrinsic LLRs wait in the target columns between two passes.
  private static void updateAny(byte[] arena, MinSumLayer layer, byte offset) {
    int degree = layer.degree();
    int[] sources = layer.sources();
    int[] targets = layer.targets();
    for (int chunk = 0; chunk < layer.chunks(); chunk++) {
      for (int part = 0; part < LANES; part += STEP) {
        int lane = chunk * LANES + part;
        ByteVector least = ByteVector.broadcast(SPECIES, (byte) -1);
        ByteVector second = least;
        ByteVector signs = ByteVector.zero(SPECIES);
        if (layer.constant() >= 0) {
          signs = ByteVector.fromArray(SPECIES, arena, layer.constant() + lane);
          least = signs.lanewise(ABS);
        }
        int message = layer.messages() + chunk * degree * LANES + part;
        for (int edge = 0; edge < degree; edge++) {
          ByteVector extrinsic =
              ByteVector.fromArray(SPECIES, arena, sources[chunk * degree + edge] + part)
                  .lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + edge * LANES));
          extrinsic.intoArray(arena, targets[edge] + lane);
          ByteVector magnitude = extrinsic.lanewise(ABS);
          second = second.lanewise(UMIN, least.lanewise(UMAX, magnitude));
          least = least.lanewise(UMIN, magnitude);
          signs = signs.lanewise(XOR, extrinsic);
        }
        if (layer.parity() >= 0) {
          ByteVector.fromArray(SPECIES, arena, layer.parity() + lane)
              .or(signs)
              .intoArray(arena, layer.parity() + lane);
        }
        ByteVector lessLeast = least.lanewise(SUSUB, offset).lanewise(UMIN, (byte) MAX_MESSAGE);
        ByteVector lessSecond = second.lanewise(SUSUB, offset).lanewise(UMIN, (byte) MAX_MESSAGE);
        for (int edge = 0; edge < degree; edge++) {
          ByteVector extrinsic = ByteVector.fromArray(SPECIES, arena, targets[edge] + lane);
          ByteVector update = lessLeast.blend(lessSecond, extrinsic.lanewise(ABS).eq(least));
          update = update.blend(update.neg(), signs.lanewise(XOR, extrinsic).lt((byte) 0));
          update.intoArray(arena, message + edge * LANES);
          extrinsic.lanewise(SADD, update).intoArray(arena, targets[edge] + lane);
        }
      }
    }
    mirror(arena, layer);
  }

  private static void mirror(byte[] arena, MinSumLayer layer) {
    for (int target : layer.targets()) {
      System.arraycopy(arena, target, arena, target + layer.period(), LANES);
    }
  }

  @Override
  public void check(byte[] arena, MinSumLayer layer, int offset) {
    int degree = layer.degree();
    int[] sources = layer.sources();
    for (int chunk = 0; chunk < layer.chunks(); chunk++) {
      for (int part = 0; part < LANES; part += STEP) {
        int lane = chunk * LANES + part;
        int message = layer.messages() + chunk * degree * LANES + part;
        ByteVector weakest = ByteVector.broadcast(SPECIES, (byte) -1);
        ByteVector signs = ByteVector.zero(SPECIES);
        ByteVector least = weakest;
        ByteVector extrinsicSigns = signs;
        for (int edge = 0; edge < degree; edge++) {
          ByteVector llr =
              ByteVector.fromArray(SPECIES, arena, sources[chunk * degree + edge] + part);
          weakest = weakest.lanewise(UMIN, llr.lanewise(ABS));
          signs = signs.lanewise(XOR, llr);
          ByteVector extrinsic =
              llr.lanewise(SSUB, ByteVector.fromArray(SPECIES, arena, message + edge * LANES));
          least = least.lanewise(UMIN, extrinsic.lanewise(ABS));
          extrinsicSigns = extrinsicSigns.lanewise(XOR, extrinsic);
        }
        if (layer.constant() >= 0) {
          ByteVector update =
              least.lanewise(SUSUB, (byte) offset).lanewise(UMIN, (byte) MAX_MESSAGE);
          update = update.blend(update.neg(), extrinsicSigns.lt((byte) 0));
          ByteVector llr =
              ByteVector.fromArray(SPECIES, arena, layer.constant() + lane).lanewise(SADD, update);
          llr.intoArray(arena, layer.targets()[0] + lane);
          weakest = weakest.lanewise(UMIN, llr.lanewise(ABS));
          signs = signs.lanewise(XOR, llr);
        }
        signs
            .blend((byte) -1, weakest.eq((byte) 0))
            .or(ByteVector.fromArray(SPECIES, arena, layer.parity() + lane))
            .intoArray(arena, layer.parity() + lane);
      }
    }
  }

  @Override
  public long signs(byte[] arena, int from) {
    long signs = 0;
    for (int part = 0; part < LANES; part += STEP) {
      signs |= ByteVector.fromArray(SPECIES, arena, from + part).lt((byte) 0).toLong() << part;
    }
    return signs;
  }
}
