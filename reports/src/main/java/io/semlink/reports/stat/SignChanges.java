package io.semlink.reports.stat;

import java.util.ArrayList;
import java.util.List;

/// Where a function that is known at some points changes its sign.
final class SignChanges {
  private SignChanges() {}

  /// One change.
  ///
  /// @param x where, by linear interpolation
  /// @param rising whether from negative to positive
  /// @param before index of the last point of the old sign
  record Change(double x, boolean rising, int before) {}

  /// All changes in ascending order. Between points of opposite sign the function is taken as
  /// linear; where zeros lie between them, the change is in their middle. A zero at an end or
  /// between equal signs is none.
  ///
  /// @param x ascending
  /// @param y of equal length
  static List<Change> of(double[] x, double[] y) {
    List<Change> changes = new ArrayList<>();
    int last = -1;
    for (int i = 0; i < x.length; i++) {
      if (y[i] == 0) {
        continue;
      }
      if (last >= 0 && y[i] > 0 != y[last] > 0) {
        changes.add(new Change(place(x, y, last, i), y[i] > 0, last));
      }
      last = i;
    }
    return changes;
  }

  private static double place(double[] x, double[] y, int from, int to) {
    return to - from > 1
        ? (x[from + 1] + x[to - 1]) / 2
        : x[from] + (x[to] - x[from]) * y[from] / (y[from] - y[to]);
  }
}
