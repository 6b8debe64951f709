package io.semlink.simulator.coding.ldpc;

/// A base graph lifted by Z: row r, edge e stands for Z parity checks, of which check i contains
/// bit (i + shift) mod Z of the edge's column (3GPP TS 38.212, clause 5.3.2).
final class LiftedGraph {
  private final BaseGraph baseGraph;
  private final int z;
  private final int[][] shifts;

  LiftedGraph(BaseGraph baseGraph, LiftingSize size) {
    this.baseGraph = baseGraph;
    this.z = size.z();
    this.shifts = new int[baseGraph.numRows()][];
    for (int row = 0; row < shifts.length; row++) {
      shifts[row] = new int[baseGraph.columns(row).length];
      for (int edge = 0; edge < shifts[row].length; edge++) {
        shifts[row][edge] = baseGraph.shift(row, edge, size.setIndex()) % z;
      }
    }
  }

  BaseGraph baseGraph() {
    return baseGraph;
  }

  /// Lifting size.
  int z() {
    return z;
  }

  /// K, information bits with filler.
  int numInformationBits() {
    return baseGraph.numInformationColumns() * z;
  }

  /// Columns with an edge in a row, ascending; not to be modified.
  int[] columns(int row) {
    return baseGraph.columns(row);
  }

  /// Shifts in 0..Z-1 of a row's edges; not to be modified.
  int[] shifts(int row) {
    return shifts[row];
  }
}
