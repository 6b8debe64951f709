package io.semlink.simulator.coding.ldpc;

import java.util.Arrays;

/// Systematic encoder (3GPP TS 38.212, clause 5.3.2).
///
/// The four core rows form a double diagonal: of the parity columns p1..p3 each occurs in two core
/// rows with shift 0, and p0 in three rows, of which two have equal shifts. So the sum of the core
/// rows leaves p0 alone, turned by one shift; p1..p3 follow by substitution, and each extension row
/// gives its own parity. Immutable.
final class NrLdpcEncoder {
  private final LiftedGraph graph;
  private final int numRows;
  private final int firstParityShift;

  /// @param graph the lifted graph
  /// @param numRows rows to encode, at least the core's 4
  NrLdpcEncoder(LiftedGraph graph, int numRows) {
    this.graph = graph;
    this.numRows = numRows;
    this.firstParityShift = oddShift(graph);
  }

  /// The shift of p0 that an odd number of core rows have.
  private static int oddShift(LiftedGraph graph) {
    int firstParityColumn = graph.baseGraph().numInformationColumns();
    boolean[] odd = new boolean[graph.z()];
    for (int row = 0; row < BaseGraph.NUM_CORE_ROWS; row++) {
      int[] columns = graph.columns(row);
      for (int edge = 0; edge < columns.length; edge++) {
        if (columns[edge] == firstParityColumn) {
          odd[graph.shifts(row)[edge]] ^= true;
        }
      }
    }
    int shift = 0;
    while (!odd[shift]) {
      shift++;
    }
    return shift;
  }

  /// Encodes one code block.
  ///
  /// @param information K bits, filler bits as 0, not modified
  /// @return information and parity bits, (Kb + numRows) Z, the columns that are never sent
  ///   included; a new array
  byte[] encode(byte[] information) {
    int z = graph.z();
    int firstParityColumn = graph.baseGraph().numInformationColumns();
    byte[] codeword = new byte[(firstParityColumn + numRows) * z];
    System.arraycopy(information, 0, codeword, 0, information.length);
    byte[] rotated = new byte[z];
    byte[] sum = new byte[z];
    for (int row = 0; row < BaseGraph.NUM_CORE_ROWS; row++) {
      add(row, codeword, rotated, sum);
    }
    // Check i of the sum holds bit (i + shift) mod Z of p0.
    int p0 = firstParityColumn * z;
    System.arraycopy(sum, 0, codeword, p0 + firstParityShift, z - firstParityShift);
    System.arraycopy(sum, z - firstParityShift, codeword, p0, firstParityShift);
    int lastCoreRow = BaseGraph.NUM_CORE_ROWS - 1;
    for (int row = 0; row < numRows; row++) {
      // The last core row holds once the others do; the core rows before it give p1..p3.
      if (row != lastCoreRow) {
        int parity = row < lastCoreRow ? row + 1 : row;
        Arrays.fill(sum, (byte) 0);
        add(row, codeword, rotated, sum);
        System.arraycopy(sum, 0, codeword, (firstParityColumn + parity) * z, z);
      }
    }
    return codeword;
  }

  /// Adds the columns of a row, turned into the row's frame; columns not yet known are still zero.
  private void add(int row, byte[] codeword, byte[] rotated, byte[] sum) {
    int z = graph.z();
    int[] columns = graph.columns(row);
    int[] shifts = graph.shifts(row);
    for (int edge = 0; edge < columns.length; edge++) {
      int from = columns[edge] * z;
      // Turning by copies first leaves a loop over equal indices, which the JIT vectorises.
      System.arraycopy(codeword, from + shifts[edge], rotated, 0, z - shifts[edge]);
      System.arraycopy(codeword, from, rotated, z - shifts[edge], shifts[edge]);
      for (int i = 0; i < z; i++) {
        sum[i] ^= rotated[i];
      }
    }
  }
}
