package io.semlink.simulator.kernels;

import io.semlink.simulator.kernels.WarmUp.Drill;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What drives each kernel family; a new family adds its own. Sizes are odd, so that the remainders
/// behind the last whole vector are compiled too.
final class Drills {
  private static final int NUM_SYMBOLS = 83;

  /// Edges with a message in the rows of both NR base graphs.
  private static final int[] ROW_DEGREES = {2, 3, 4, 5, 6, 7, 8, 9, 10, 19};

  private Drills() {}

  static List<Drill> all() {
    List<Drill> drills = new ArrayList<>(List.of(noise(), demap(), bits()));
    for (int degree : ROW_DEGREES) {
      drills.add(minSum(degree));
    }
    return List.copyOf(drills);
  }

  private static Drill noise() {
    int[] state = new int[4 * NoiseKernel.LANES];
    Arrays.setAll(state, i -> 0x9E3779B9 * (i + 1));
    float[] values = new float[2 * NUM_SYMBOLS];
    return new Drill("noise", provider -> provider.noise().addNoise(state, 0.1f, values));
  }

  private static Drill demap() {
    float[] symbols = new float[2 * NUM_SYMBOLS];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = (i - NUM_SYMBOLS) * 0.02f;
    }
    float[] same = {0.1f};
    float[] each = new float[NUM_SYMBOLS];
    Arrays.fill(each, 0.1f);
    float[] llr = new float[2 * DemapKernel.MAX_AXIS_BITS * NUM_SYMBOLS];
    float[] oneBit = new float[NUM_SYMBOLS];
    return new Drill(
        "demap",
        provider -> {
          for (int numBits = 1; numBits <= DemapKernel.MAX_AXIS_BITS; numBits++) {
            GrayAxis axis = new GrayAxis(numBits, 0.1f);
            provider.demap().demap(axis, symbols, same, llr);
            provider.demap().demap(axis, symbols, each, llr);
          }
          GrayAxis axis = new GrayAxis(1, 0.7f);
          provider.demap().demapSameBit(axis, symbols, same, oneBit);
          provider.demap().demapSameBit(axis, symbols, each, oneBit);
        });
  }

  private static Drill bits() {
    float[] llr = new float[515];
    byte[] bits = new byte[515];
    for (int i = 0; i < llr.length; i++) {
      llr[i] = i % 3 - 1;
    }
    int[] offsets = {0, 5, 77};
    byte[] sum = new byte[203];
    return new Drill(
        "bits",
        provider -> {
          provider.bits().decide(llr, bits, 0, bits.length);
          provider.bits().countErrors(bits, llr);
          provider.bits().sum(bits, offsets, sum, 0, sum.length);
        });
  }

  private static Drill minSum(int degree) {
    byte[] arena = new byte[4 * MinSumKernel.LANES + 6 * degree * MinSumKernel.LANES];
    MinSumLayer core = layer(degree, -1, 0);
    MinSumLayer extension = layer(degree, 2 * MinSumKernel.LANES, -1);
    MinSumLayer checked = layer(degree, 2 * MinSumKernel.LANES, 0);
    return new Drill(
        "min-sum of degree " + degree,
        provider -> {
          provider.minSum().update(arena, core, 2);
          provider.minSum().update(arena, extension, 2);
          provider.minSum().check(arena, core, 2);
          provider.minSum().check(arena, checked, 2);
          provider.minSum().signs(arena, 0);
        });
  }

  private static MinSumLayer layer(int degree, int constant, int parity) {
    int chunks = 2;
    int sources = 4 * MinSumKernel.LANES;
    int[] targets = new int[degree];
    for (int edge = 0; edge < degree; edge++) {
      targets[edge] = sources + edge * MinSumKernel.LANES;
    }
    int[] places = new int[chunks * degree];
    Arrays.fill(places, sources + MinSumKernel.LANES);
    return new MinSumLayer(
        degree,
        chunks,
        places,
        targets,
        MinSumKernel.LANES,
        sources + 3 * degree * MinSumKernel.LANES,
        constant,
        parity);
  }
}
