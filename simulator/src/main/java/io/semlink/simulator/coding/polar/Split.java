package io.semlink.simulator.coding.polar;

import java.util.Arrays;

/// The two continuations of each path at a free bit, and the choice among them. Candidate 2 p + b
/// is path p with bit b.
final class Split {
  private final double[] llr;
  private final double[] costs;
  private final int[] chosen;
  private final int[] scratch;

  Split(int maxPaths) {
    this.llr = new double[maxPaths];
    this.costs = new double[2 * maxPaths];
    this.chosen = new int[2 * maxPaths];
    this.scratch = new int[maxPaths];
  }

  /// Names what a path's continuations cost.
  ///
  /// @param llr LLR of the bit on this path
  /// @param zero metric with bit 0; with bit 1 it is the LLR more
  void offer(int path, double llr, double zero) {
    this.llr[path] = llr;
    costs[2 * path] = zero;
    // Exact in both arithmetics: penalty(-x) = penalty(x) + x.
    costs[2 * path + 1] = zero + llr;
  }

  double cost(int path, int bit) {
    return costs[2 * path + bit];
  }

  /// Keeps the continuations of least cost.
  ///
  /// @return how many are kept
  int choose(int numPaths, int maxPaths) {
    int kept = Math.min(2 * numPaths, maxPaths);
    sort(costs, 2 * numPaths, kept);
    return kept;
  }

  int parent(int survivor) {
    return chosen[survivor] >> 1;
  }

  int bit(int survivor) {
    return chosen[survivor] & 1;
  }

  /// LLR of the decision: its magnitude from the path, its sign from the bit decided.
  float decision(int survivor) {
    float magnitude = Math.max(Float.MIN_VALUE, (float) Math.abs(llr[parent(survivor)]));
    return bit(survivor) == 0 ? magnitude : -magnitude;
  }

  void permute(int[] values, int[] parents, int kept) {
    for (int path = 0; path < kept; path++) {
      scratch[path] = values[parents[path]];
    }
    System.arraycopy(scratch, 0, values, 0, kept);
  }

  /// The indices of the `kept` least values in ascending order, a new array.
  int[] order(double[] values, int count, int kept) {
    sort(values, count, kept);
    return Arrays.copyOf(chosen, kept);
  }

  /// Insertion keeps equal values in the order of their index; the lists are short.
  private void sort(double[] values, int count, int kept) {
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (size == kept && values[i] >= values[chosen[size - 1]]) {
        continue;
      }
      int at = size == kept ? size - 1 : size++;
      while (at > 0 && values[chosen[at - 1]] > values[i]) {
        chosen[at] = chosen[at - 1];
        at--;
      }
      chosen[at] = i;
    }
  }
}
