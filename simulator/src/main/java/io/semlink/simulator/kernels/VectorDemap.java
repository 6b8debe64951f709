package io.semlink.simulator.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Demapping in vectors whose lanes are LLRs in the order of output: a vector of symbols gives m
/// vectors of LLRs, of which vector o takes its symbols by one permutation and folds each lane as
/// often as its bit asks.
final class VectorDemap implements DemapKernel {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final int VL = FLOATS.length();

  /// Symbols that a block holds: few enough for the nearest cache.
  private static final int BLOCK = 1024;

  /// What the lanes of one output vector are.
  ///
  /// @param source lane of the symbol vector
  /// @param symbol symbol of the symbol vector
  /// @param largest largest k
  /// @param folds element f: lanes that are folded more than f times
  private record Layout(
      VectorShuffle<Float> source,
      VectorShuffle<Float> symbol,
      FloatVector largest,
      VectorMask<Float>[] folds) {}

  /// Layouts by bits of an axis and output vector.
  private static final Layout[][] LAYOUTS = layouts();

  private static final VectorShuffle<Float> EVEN = VectorShuffle.fromOp(FLOATS, i -> 2 * i);
  private static final VectorShuffle<Float> ODD = VectorShuffle.fromOp(FLOATS, i -> 2 * i + 1);

  private static Layout[][] layouts() {
    Layout[][] layouts = new Layout[MAX_AXIS_BITS + 1][];
    for (int numBits = 1; numBits <= MAX_AXIS_BITS; numBits++) {
      layouts[numBits] = new Layout[numBits];
      for (int output = 0; output < numBits; output++) {
        layouts[numBits][output] = layout(numBits, output * VL);
      }
    }
    return layouts;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Layout layout(int numBits, int first) {
    int[] source = new int[VL];
    int[] symbol = new int[VL];
    float[] largest = new float[VL];
    boolean[][] folds = new boolean[MAX_AXIS_BITS - 1][VL];
    for (int lane = 0; lane < VL; lane++) {
      int place = (first + lane) % (2 * numBits);
      int bit = place / 2;
      symbol[lane] = (first + lane) / (2 * numBits);
      source[lane] = 2 * symbol[lane] + place % 2;
      largest[lane] = (1 << (numBits - 1 - bit)) - 1;
      for (int fold = 0; fold < bit; fold++) {
        folds[fold][lane] = true;
      }
    }
    VectorMask<Float>[] masks = new VectorMask[folds.length];
    for (int fold = 0; fold < masks.length; fold++) {
      masks[fold] = VectorMask.fromArray(FLOATS, folds[fold], 0);
    }
    return new Layout(
        VectorShuffle.fromArray(FLOATS, source, 0),
        VectorShuffle.fromArray(FLOATS, symbol, 0),
        FloatVector.fromArray(FLOATS, largest, 0),
        masks);
  }

  /// One call's arrays.
  private record Task(GrayAxis axis, float[] symbols, float[] noisePower, float[] llr) {}

  @Override
  public void demap(GrayAxis axis, float[] symbols, float[] noisePower, float[] llr) {
    Task task = new Task(axis, symbols, noisePower, llr);
    int whole = whole(symbols);
    for (int from = 0; from < whole; from += BLOCK) {
      for (int output = 0; output < axis.numBits(); output++) {
        demap(task, output, from, Math.min(whole, from + BLOCK));
      }
    }
    ScalarDemap.demap(axis, symbols, noisePower, llr, whole);
  }

  /// Symbols that vectors take: whole vectors of symbols, and behind them enough symbols to read a
  /// whole vector of noise powers, of which half is used.
  private static int whole(float[] symbols) {
    int numSymbols = symbols.length / 2 - VL / 2;
    return Math.max(0, numSymbols - numSymbols % (VL / 2));
  }

  /// Longer than other methods: all constants stay in registers.
  private static void demap(Task task, int output, int from, int to) {
    float[] symbols = task.symbols;
    float[] noisePower = task.noisePower;
    float[] llr = task.llr;
    int numBits = task.axis.numBits();
    Layout layout = LAYOUTS[numBits][output];
    VectorShuffle<Float> source = layout.source;
    VectorShuffle<Float> symbol = layout.symbol;
    FloatVector largest = layout.largest;
    VectorMask<Float> fold0 = layout.folds[0];
    VectorMask<Float> fold1 = layout.folds[1];
    VectorMask<Float> fold2 = layout.folds[2];
    VectorMask<Float> fold3 = layout.folds[3];
    float half = 1 << (numBits - 1);
    float perUnit = task.axis.perUnit();
    FloatVector slope = FloatVector.broadcast(FLOATS, task.axis.slope());
    boolean same = noisePower.length == 1;
    FloatVector weight = slope.div(noisePower[0]);
    for (int s = from; s < to; s += VL / 2) {
      FloatVector v = FloatVector.fromArray(FLOATS, symbols, 2 * s).mul(perUnit).rearrange(source);
      if (numBits > 1) {
        v = fold(v, half, fold0);
      }
      if (numBits > 2) {
        v = fold(v, half * 0.5f, fold1);
      }
      if (numBits > 3) {
        v = fold(v, half * 0.25f, fold2);
      }
      if (numBits > 4) {
        v = fold(v, half * 0.125f, fold3);
      }
      if (!same) {
        weight = slope.div(FloatVector.fromArray(FLOATS, noisePower, s).rearrange(symbol));
      }
      soft(v, largest).mul(weight).intoArray(llr, 2 * numBits * s + VL * output);
    }
  }

  private static FloatVector fold(FloatVector v, float half, VectorMask<Float> lanes) {
    return v.blend(v.abs().neg().add(half), lanes);
  }

  private static FloatVector soft(FloatVector v, FloatVector largest) {
    FloatVector t = v.abs();
    FloatVector k =
        t.fma(FloatVector.broadcast(FLOATS, 0.5f), FloatVector.broadcast(FLOATS, -0.5f))
            .min(largest)
            .add(ROUNDING)
            .sub(ROUNDING);
    IntVector sign = v.reinterpretAsInts().lanewise(VectorOperators.AND, Integer.MIN_VALUE);
    return k.add(1)
        .mul(t.sub(k))
        .reinterpretAsInts()
        .lanewise(VectorOperators.OR, sign)
        .reinterpretAsFloats();
  }

  @Override
  public void demapSameBit(GrayAxis axis, float[] symbols, float[] noisePower, float[] llr) {
    int whole = llr.length - llr.length % VL;
    boolean same = noisePower.length == 1;
    FloatVector slope = FloatVector.broadcast(FLOATS, axis.slope());
    FloatVector weight = same ? slope.div(noisePower[0]) : slope;
    for (int s = 0; s < whole; s += VL) {
      FloatVector first = FloatVector.fromArray(FLOATS, symbols, 2 * s);
      FloatVector second = FloatVector.fromArray(FLOATS, symbols, 2 * s + VL);
      FloatVector sum = pick(EVEN, first, second).add(pick(ODD, first, second));
      if (!same) {
        weight = slope.div(FloatVector.fromArray(FLOATS, noisePower, s));
      }
      sum.mul(axis.perUnit()).mul(weight).intoArray(llr, s);
    }
    ScalarDemap.demapSameBit(axis, symbols, noisePower, llr, whole);
  }

  /// Every second lane of two vectors; lanes beyond the first one's lie in the second.
  private static FloatVector pick(
      VectorShuffle<Float> lanes, FloatVector first, FloatVector second) {
    return first.rearrange(lanes, second);
  }
}
