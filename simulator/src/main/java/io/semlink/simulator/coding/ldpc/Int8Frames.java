package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.kernels.MinSumKernel;
import io.semlink.simulator.kernels.MinSumLayer;
import java.util.Arrays;
import java.util.function.Supplier;

/// F interleaved code blocks on their way through the 8-bit decoder. Holds working memory.
final class Int8Frames {
  private final Int8Layout layout;
  private final Supplier<MinSumKernel> kernels;
  private MinSumKernel kernel;
  private final int offset;
  private final int z;
  private final byte[] arena;
  private int iterations;

  /// @param kernels asked at each load, all bit-identical
  /// @param offset of the min-sum, in steps of the 8-bit LLR
  Int8Frames(LiftedGraph graph, Int8Layout layout, Supplier<MinSumKernel> kernels, int offset) {
    this.layout = layout;
    this.kernels = kernels;
    this.kernel = kernels.get();
    this.offset = offset;
    this.z = graph.z();
    this.arena = new byte[layout.length()];
  }

  /// Begins to decode.
  ///
  /// @param llr one array a block of 8-bit LLRs of all columns, not modified; not retained
  /// @param from index of the first block
  /// @param count blocks, at most F
  void load(byte[][] llr, int from, int count) {
    iterations = 0;
    kernel = kernels.get();
    Arrays.fill(arena, (byte) 0);
    for (int column = 0; column * z < llr[from].length; column++) {
      if (layout.isUsed(column)) {
        loadColumn(llr, from, count, column);
      }
    }
  }

  private void loadColumn(byte[][] llr, int from, int count, int column) {
    int place = layout.placeAfter(column, 0);
    int frames = layout.frames();
    int turn = layout.turn(column) / frames;
    for (int frame = 0; frame < count; frame++) {
      interleave(llr[from + frame], column * z + turn, z - turn, place + frame);
      interleave(llr[from + frame], column * z, turn, place + (z - turn) * frames + frame);
    }
    int end = place + layout.chunks() * MinSumKernel.LANES + MinSumKernel.LANES;
    for (int filled = layout.period(); place + filled < end; filled *= 2) {
      int missing = Math.min(filled, end - place - filled);
      System.arraycopy(arena, place, arena, place + filled, missing);
    }
  }

  private void interleave(byte[] source, int from, int count, int to) {
    int frames = layout.frames();
    if (frames == 1) {
      System.arraycopy(source, from, arena, to, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      arena[to + i * frames] = source[from + i];
    }
  }

  /// Renews all messages once.
  ///
  /// @return frames, as bits, whose core checks held as they were passed; a cheap sign that {@link
  ///   #satisfied} is worth asking
  long iterate() {
    iterations++;
    clearParity();
    for (MinSumLayer layer : layout.updates(iterations)) {
      kernel.update(arena, layer, offset);
    }
    return framesWithoutMark();
  }

  /// Frames, as bits, of which every bit is decided and every check in use holds. To be asked
  /// before {@link #store}, since it makes the a-posteriori LLRs of the extension columns.
  long satisfied() {
    clearParity();
    for (MinSumLayer layer : layout.checks(iterations)) {
      kernel.check(arena, layer, offset);
    }
    return framesWithoutMark();
  }

  private void clearParity() {
    Arrays.fill(
        arena, layout.parity(), layout.parity() + layout.chunks() * MinSumKernel.LANES, (byte) 0);
  }

  private long framesWithoutMark() {
    int frames = layout.frames();
    long failed = 0;
    for (int lane = 0; lane < layout.period(); lane++) {
      if (arena[layout.parity() + lane] < 0) {
        failed |= 1L << (lane & (frames - 1));
      }
    }
    return ~failed & (-1L >>> (Long.SIZE - frames));
  }

  /// The a-posteriori LLRs of one frame; columns that no check uses keep theirs.
  ///
  /// @param llr overwritten
  void store(int frame, byte[] llr) {
    int frames = layout.frames();
    for (int column = 0; column * z < llr.length; column++) {
      if (layout.isUsed(column)) {
        int place = layout.placeAfter(column, iterations) + frame;
        int turn = layout.turn(column) / frames;
        if (frames == 1) {
          System.arraycopy(arena, place, llr, column * z + turn, z - turn);
          System.arraycopy(arena, place + z - turn, llr, column * z, turn);
          continue;
        }
        for (int i = 0; i < z; i++) {
          int bit = i + turn;
          llr[column * z + (bit < z ? bit : bit - z)] = arena[place + i * frames];
        }
      }
    }
  }

  /// The hard decisions on the information bits of one frame, 1 where the LLR is negative.
  ///
  /// @param bits receives K bits, bit i as bit i mod 64 of word i / 64; ceil(K / 64) words
  void pack(int frame, int numInformationColumns, long[] bits) {
    Arrays.fill(bits, 0);
    int frames = layout.frames();
    // One bit in F; F is a power of two, so that all words have it at the same places.
    long mask = frames == Long.SIZE ? 1 : Long.divideUnsigned(-1L, (1L << frames) - 1);
    int at = 0;
    for (int column = 0; column < numInformationColumns; column++) {
      int place = layout.placeAfter(column, iterations);
      int period = layout.period();
      int lane = period - layout.turn(column);
      for (int done = 0; done < period; done += MinSumKernel.LANES) {
        lane = lane >= period ? lane - period : lane;
        long word = kernel.signs(arena, place + lane);
        int lanes = Math.min(MinSumKernel.LANES, period - done);
        append(bits, at, Long.compress(word & (-1L >>> (Long.SIZE - lanes)), mask << frame));
        at += lanes / frames;
        lane += MinSumKernel.LANES;
      }
    }
  }

  private static void append(long[] bits, int at, long word) {
    bits[at >>> 6] |= word << at;
    if ((at & 63) != 0 && (at >>> 6) + 1 < bits.length) {
      bits[(at >>> 6) + 1] |= word >>> -at;
    }
  }
}
