package io.semlink.simulator.coding.polar;

import io.semlink.simulator.coding.polar.PolarCode.Role;
import java.util.Arrays;

/// Successive-cancellation list decoder on LLRs (Balatsoukas-Stimming, Bastani Parizi and Burg,
/// IEEE Trans. Signal Process. 63(19), 2015).
///
/// All paths walk the code's tree in step, so a level's memory is rewritten for all paths at once:
/// a split only permutes which slot of the levels above a path reads, and copies nothing. Subtrees
/// without a free bit, or with the last bit alone free, are decided at their root, with the very
/// metrics that their leaves would give (Sarkis et al. 2016).
///
/// Holds working memory; for one thread at a time.
final class ListDecoder {
  private enum Subtree {
    FROZEN,
    LAST_BIT,
    MIXED
  }

  private final PolarCode code;
  private final PathRule rule;
  private final int maxPaths;
  private final Subtree[][] subtrees;
  // By level: values of all paths, one slot of N / 2^level each, and the slot a path reads.
  private final float[][] llr;
  private final byte[][] left;
  private final byte[][] right;
  private final int[][] llrSlot;
  private final int[][] leftSlot;
  // By path.
  private final double[] metric;
  private final int[] register;
  private int numPaths;
  private final Split split;
  // By decided bit and path: where the path came from and the LLR, negative if decided as 1.
  private final int[][] parents;
  private final float[][] decisions;
  private int numDecided;

  ListDecoder(PolarCode code, int listSize, PathRule rule) {
    this.code = code;
    this.rule = rule;
    this.maxPaths = listSize;
    int numLevels = Integer.numberOfTrailingZeros(code.length()) + 1;
    this.llr = new float[numLevels][];
    this.left = new byte[numLevels][];
    this.right = new byte[numLevels][];
    this.subtrees = new Subtree[numLevels][];
    for (int level = 0; level < numLevels; level++) {
      int size = code.length() >> level;
      llr[level] = new float[size * maxPaths];
      left[level] = new byte[size * maxPaths];
      right[level] = new byte[size * maxPaths];
      subtrees[level] = new Subtree[1 << level];
      for (int i = 0; i < subtrees[level].length; i++) {
        subtrees[level][i] = subtree(i * size, size);
      }
    }
    this.llrSlot = new int[numLevels][maxPaths];
    this.leftSlot = new int[numLevels][maxPaths];
    this.metric = new double[maxPaths];
    this.register = new int[maxPaths];
    this.split = new Split(maxPaths);
    this.parents = new int[code.informationBits()][maxPaths];
    this.decisions = new float[code.informationBits()][maxPaths];
  }

  private Subtree subtree(int from, int size) {
    int last = from + size - 1;
    for (int i = from; i < last; i++) {
      if (code.role(i) != Role.FROZEN) {
        return Subtree.MIXED;
      }
    }
    return code.role(last) == Role.FROZEN ? Subtree.FROZEN : Subtree.LAST_BIT;
  }

  /// Decodes one block; the paths found can then be asked for.
  ///
  /// @param channel finite LLRs of the mother code, length N, not modified
  /// @return the paths in ascending order of their metric, ties in order of their number, a new
  ///   array
  int[] decode(float[] channel) {
    System.arraycopy(channel, 0, llr[0], 0, channel.length);
    Arrays.fill(llrSlot[0], 0);
    numPaths = 1;
    numDecided = 0;
    metric[0] = 0;
    register[0] = 0;
    visit(0, 0, right[0]);
    return split.order(metric, numPaths, numPaths);
  }

  /// Path metric, -ln of the path's probability but for a constant, at least 0.
  double metric(int path) {
    return metric[path];
  }

  /// The bits that a path decided, with the LLR each had on that path when it was decided.
  ///
  /// @param path a path of the last block
  /// @param decided receives K values, negative where the bit is 1
  void trace(int path, float[] decided) {
    int at = path;
    for (int i = numDecided - 1; i >= 0; i--) {
      decided[i] = decisions[i][at];
      at = parents[i][at];
    }
  }

  private void visit(int level, int index, byte[] out) {
    int size = code.length() >> level;
    switch (subtrees[level][index]) {
      case FROZEN -> freeze(level, size, out);
      case LAST_BIT -> decide(level, (index + 1) * size - 1, out);
      case MIXED -> {
        descendLeft(level, size / 2);
        visit(level + 1, 2 * index, left[level + 1]);
        identity(leftSlot[level + 1]);
        descendRight(level, size / 2);
        visit(level + 1, 2 * index + 1, right[level + 1]);
        combine(level, size / 2, out);
      }
    }
  }

  private void identity(int[] slots) {
    for (int path = 0; path < numPaths; path++) {
      slots[path] = path;
    }
  }

  private void descendLeft(int level, int half) {
    float[] from = llr[level];
    float[] to = llr[level + 1];
    for (int path = 0; path < numPaths; path++) {
      int a = llrSlot[level][path] * 2 * half;
      for (int i = 0; i < half; i++) {
        to[path * half + i] = rule.check(from[a + i], from[a + half + i]);
      }
    }
    identity(llrSlot[level + 1]);
  }

  private void descendRight(int level, int half) {
    float[] from = llr[level];
    float[] to = llr[level + 1];
    byte[] bits = left[level + 1];
    for (int path = 0; path < numPaths; path++) {
      int a = llrSlot[level][path] * 2 * half;
      for (int i = 0; i < half; i++) {
        float first = from[a + i];
        to[path * half + i] = from[a + half + i] + (bits[path * half + i] == 0 ? first : -first);
      }
    }
    identity(llrSlot[level + 1]);
  }

  private void combine(int level, int half, byte[] out) {
    byte[] firsts = left[level + 1];
    byte[] seconds = right[level + 1];
    for (int path = 0; path < numPaths; path++) {
      int first = leftSlot[level + 1][path] * half;
      int to = path * 2 * half;
      for (int i = 0; i < half; i++) {
        byte second = seconds[path * half + i];
        out[to + i] = (byte) (firsts[first + i] ^ second);
        out[to + half + i] = second;
      }
    }
  }

  private void freeze(int level, int size, byte[] out) {
    for (int path = 0; path < numPaths; path++) {
      metric[path] += costOfZeros(level, size, path);
      register[path] = PolarCode.rotate(register[path], size);
    }
    Arrays.fill(out, 0, numPaths * size, (byte) 0);
  }

  private double costOfZeros(int level, int size, int path) {
    int from = llrSlot[level][path] * size;
    double cost = 0;
    for (int i = from; i < from + size; i++) {
      cost += rule.penalty(llr[level][i]);
    }
    return cost;
  }

  /// All bits of the subtree's codeword equal its last bit, whose LLR is therefore their sum.
  private double sum(int level, int size, int path) {
    int from = llrSlot[level][path] * size;
    double sum = 0;
    for (int i = from; i < from + size; i++) {
      sum += llr[level][i];
    }
    return sum;
  }

  private void decide(int level, int channel, byte[] out) {
    int size = code.length() >> level;
    for (int path = 0; path < numPaths; path++) {
      double sum = sum(level, size, path);
      double zero = metric[path] + costOfZeros(level, size, path);
      register[path] = PolarCode.rotate(register[path], size);
      split.offer(path, sum, zero);
    }
    if (code.role(channel) == Role.PARITY_CHECK) {
      for (int path = 0; path < numPaths; path++) {
        int bit = register[path] & 1;
        metric[path] = split.cost(path, bit);
        Arrays.fill(out, path * size, (path + 1) * size, (byte) bit);
      }
      return;
    }
    int kept = split.choose(numPaths, maxPaths);
    inherit(level, kept);
    for (int path = 0; path < kept; path++) {
      Arrays.fill(out, path * size, (path + 1) * size, (byte) split.bit(path));
    }
  }

  /// Gives the surviving paths what their parents had.
  private void inherit(int level, int kept) {
    int[] from = parents[numDecided];
    for (int path = 0; path < kept; path++) {
      from[path] = split.parent(path);
      decisions[numDecided][path] = split.decision(path);
      metric[path] = split.cost(from[path], split.bit(path));
    }
    numDecided++;
    for (int above = 0; above <= level; above++) {
      split.permute(llrSlot[above], from, kept);
      split.permute(leftSlot[above], from, kept);
    }
    split.permute(register, from, kept);
    for (int path = 0; path < kept; path++) {
      register[path] ^= split.bit(path);
    }
    numPaths = kept;
  }
}
