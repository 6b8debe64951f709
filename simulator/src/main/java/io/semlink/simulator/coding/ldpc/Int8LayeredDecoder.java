package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.kernels.Kernels;
import io.semlink.simulator.kernels.MinSumKernel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Layered offset min-sum decoder on 8-bit integers: LLRs in quarters, clamped to 127 steps.
///
/// Counted for BG1, Z = 384, rate 1/3, 10 iterations: 16440 edges of 64 lanes with a message, each
/// 13 vector operations, 2 loads and 2 stores, and 2520 without, each 5 operations and 1 load; with
/// 5 operations a row and chunk, 240 thousand operations. Four a cycle would take 60 thousand
/// cycles, one store a cycle 33 thousand. Measured on a shared server core with 512-bit vectors,
/// loading, the final check and packing included, best of 40 rounds: 50 us, 4.8 operations a
/// nanosecond; how much of the floor that is depends on a clock that was not measured.
///
/// Holds working memory: one thread at a time.
final class Int8LayeredDecoder implements LdpcDecoder {
  /// Steps of an LLR of 1.
  static final int SCALE = 4;

  /// Lanes of the widest group of blocks.
  private static final int MAX_PERIOD = 1024;

  private final int maxIterations;
  private final EarlyStop earlyStop;
  private final int numBits;
  private final int numInformationColumns;
  private final Int8Frames single;
  private final Int8Frames group;
  private final int groupSize;

  /// @param graph the lifted graph
  /// @param rows base rows to use
  /// @param settings offset, iterations, early stop
  /// @param kernels the loops, all bit-identical; asked for each group of blocks
  Int8LayeredDecoder(
      LiftedGraph graph, int[] rows, DecoderSettings settings, Supplier<MinSumKernel> kernels) {
    double offset = ((CheckRule.OffsetMinSum) settings.rule()).offset();
    int steps = (int) Math.min(Math.round(SCALE * offset), Byte.MAX_VALUE);
    this.maxIterations = settings.maxIterations();
    this.earlyStop = settings.earlyStop();
    this.numBits = graph.baseGraph().numColumns() * graph.z();
    this.numInformationColumns = graph.baseGraph().numInformationColumns();
    this.groupSize = groupSize(graph.z());
    this.single = new Int8Frames(graph, new Int8Layout(graph, rows, 1), kernels, steps);
    this.group =
        groupSize == 1
            ? single
            : new Int8Frames(graph, new Int8Layout(graph, rows, groupSize), kernels, steps);
  }

  /// On the fastest kernel that is ready.
  Int8LayeredDecoder(LiftedGraph graph, int[] rows, DecoderSettings settings) {
    this(graph, rows, settings, Kernels::minSum);
  }

  /// Blocks that are decoded together.
  int groupSize() {
    return groupSize;
  }

  /// The least power of two that fills all chunks, or the largest within bounds.
  private static int groupSize(int z) {
    int frames = 1;
    while (frames * z % MinSumKernel.LANES != 0 && 2 * frames * z <= MAX_PERIOD && frames < 64) {
      frames *= 2;
    }
    return frames;
  }

  @Override
  public Ending decode(float[] llr, @Nullable StopCheck crc) {
    return earlyStop == EarlyStop.CRC && crc != null
        ? decodeUntil(crc, llr)
        : decodeAll(new float[][] {llr})[0];
  }

  private Ending decodeUntil(StopCheck crc, float[] llr) {
    byte[][] quantised = new byte[1][numBits];
    quantise(llr, quantised[0]);
    single.load(quantised, 0, 1);
    int iterations = 0;
    boolean satisfied;
    do {
      single.iterate();
      iterations++;
      satisfied = single.satisfied() != 0;
      single.store(0, quantised[0]);
      restore(quantised[0], llr);
    } while (iterations < maxIterations && !crc.holds(llr));
    return new Ending(iterations, satisfied);
  }

  /// Blocks are decoded in groups that fill the vectors; grouping changes no result.
  @Override
  public Ending[] decodeAll(float[][] llr) {
    byte[][] quantised = new byte[llr.length][numBits];
    for (int block = 0; block < llr.length; block++) {
      quantise(llr[block], quantised[block]);
    }
    Ending[] endings = decodeQuantised(quantised);
    for (int block = 0; block < llr.length; block++) {
      restore(quantised[block], llr[block]);
    }
    return endings;
  }

  /// Decodes code blocks of 8-bit LLRs.
  ///
  /// @param llr one array a block, numColumns Z values in quarters, -127..127; overwritten by the
  ///   a-posteriori LLRs, -128..127
  Ending[] decodeQuantised(byte[][] llr) {
    return decode(llr, (frames, frame, block) -> frames.store(frame, llr[block]));
  }

  /// Decodes code blocks of 8-bit LLRs to information bits.
  ///
  /// @param llr one array a block, numColumns Z values in quarters, -127..127; not modified
  /// @param bits one array a block, receives the K hard decisions, 1 where the LLR is negative: bit
  ///   i is bit i mod 64 of word i / 64; ceil(K / 64) words
  Ending[] decodePacked(byte[][] llr, long[][] bits) {
    return decode(
        llr, (frames, frame, block) -> frames.pack(frame, numInformationColumns, bits[block]));
  }

  /// Takes the result of a block as it ends.
  private interface Sink {
    void take(Int8Frames frames, int frame, int block);
  }

  private Ending[] decode(byte[][] llr, Sink sink) {
    Ending[] endings = new Ending[llr.length];
    int from = 0;
    while (from < llr.length) {
      int count = Math.min(groupSize, llr.length - from);
      Int8Frames frames = count == 1 ? single : group;
      frames.load(llr, from, count);
      decodeGroup(frames, endings, from, from + count, sink);
      from += count;
    }
    return endings;
  }

  private void decodeGroup(Int8Frames frames, Ending[] endings, int from, int to, Sink sink) {
    long open = -1L >>> (Long.SIZE - (to - from));
    for (int iteration = 1; open != 0; iteration++) {
      long promising = frames.iterate() & open;
      boolean last = iteration == maxIterations;
      boolean mayStop = earlyStop != EarlyStop.NONE && promising != 0;
      long satisfied = last || mayStop ? frames.satisfied() : 0;
      long ended = last ? open : satisfied & promising;
      for (int block = from; block < to; block++) {
        if ((ended >>> (block - from) & 1) == 1) {
          sink.take(frames, block - from, block);
          endings[block] = new Ending(iteration, (satisfied >>> (block - from) & 1) == 1);
        }
      }
      open &= ~ended;
    }
  }

  private static void restore(byte[] quantised, float[] llr) {
    for (int i = 0; i < quantised.length; i++) {
      llr[i] = quantised[i] * (1f / SCALE);
    }
  }

  static void quantise(float[] llr, byte[] quantised) {
    for (int i = 0; i < quantised.length; i++) {
      // Truncating a positive number rounds down, so this rounds to the nearest, halves up; unlike
      // Math.round the JIT makes vectors of it.
      float clamped = Math.max(-127, Math.min(127, SCALE * llr[i]));
      quantised[i] = (byte) ((int) (clamped + 128.5f) - 128);
    }
  }
}
