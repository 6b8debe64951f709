package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.kernels.Kernels;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Systematic encoder (3GPP TS 38.212, clause 5.3.2).
///
/// The four core rows form a double diagonal: of the parity columns p1..p3 each occurs in two core
/// rows with shift 0, and p0 in three rows, of which two have equal shifts. So the sum of the core
/// rows leaves p0 alone, turned by one shift; p1..p3 follow by substitution, and each extension row
/// gives its own parity. Immutable.
///
/// Each column that later rows use stands twice in a row, so that turned by any shift it is one
/// range, and a row of checks is a sum of ranges.
final class NrLdpcEncoder {
  private final int z;
  private final int firstParityColumn;
  private final int firstParityShift;
  // Where the ranges of each row begin, and those of the core rows together.
  private final int[][] offsets;
  private final int[] coreOffsets;

  /// @param graph the lifted graph
  /// @param numRows rows to encode, at least the core's 4
  NrLdpcEncoder(LiftedGraph graph, int numRows) {
    this.z = graph.z();
    this.firstParityColumn = graph.baseGraph().numInformationColumns();
    this.firstParityShift = oddShift(graph);
    this.offsets =
        IntStream.range(0, numRows).mapToObj(row -> offsets(graph, row)).toArray(int[][]::new);
    this.coreOffsets =
        Arrays.stream(offsets)
            .limit(BaseGraph.NUM_CORE_ROWS)
            .flatMapToInt(Arrays::stream)
            .toArray();
  }

  /// The row's own parity, in an extension row, is what the other columns add up to.
  private static int[] offsets(LiftedGraph graph, int row) {
    int numColumns = graph.baseGraph().numInformationColumns() + BaseGraph.NUM_CORE_ROWS;
    int[] columns = graph.columns(row);
    return IntStream.range(0, columns.length)
        .filter(edge -> columns[edge] < numColumns)
        .map(edge -> 2 * columns[edge] * graph.z() + graph.shifts(row)[edge])
        .toArray();
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
    byte[] codeword = new byte[(firstParityColumn + offsets.length) * z];
    byte[] doubled = new byte[2 * (firstParityColumn + BaseGraph.NUM_CORE_ROWS) * z];
    System.arraycopy(information, 0, codeword, 0, information.length);
    for (int column = 0; column < firstParityColumn; column++) {
      twice(codeword, column, doubled);
    }
    byte[] sum = new byte[z];
    Kernels.sum(doubled, coreOffsets, sum, 0, z);
    // Check i of the sum holds bit (i + shift) mod Z of p0.
    int p0 = firstParityColumn * z;
    System.arraycopy(sum, 0, codeword, p0 + firstParityShift, z - firstParityShift);
    System.arraycopy(sum, z - firstParityShift, codeword, p0, firstParityShift);
    twice(codeword, firstParityColumn, doubled);
    int lastCoreRow = BaseGraph.NUM_CORE_ROWS - 1;
    for (int row = 0; row < offsets.length; row++) {
      // The last core row holds once the others do; the core rows before it give p1..p3, of which
      // those not yet known are still zero.
      if (row != lastCoreRow) {
        int column = firstParityColumn + (row < lastCoreRow ? row + 1 : row);
        Kernels.sum(doubled, offsets[row], codeword, column * z, z);
        if (row < lastCoreRow) {
          twice(codeword, column, doubled);
        }
      }
    }
    return codeword;
  }

  private void twice(byte[] codeword, int column, byte[] doubled) {
    System.arraycopy(codeword, column * z, doubled, 2 * column * z, z);
    System.arraycopy(codeword, column * z, doubled, (2 * column + 1) * z, z);
  }
}
