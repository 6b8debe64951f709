package io.semlink.simulator.coding.ldpc;

import java.util.Arrays;

/// The checks of a binary code as flat lists (Tanner, IEEE Trans. Inf. Theory 27(5), 1981): check c
/// contains the bits of edges start(c) to start(c + 1). Immutable.
final class TannerGraph {
  private final int numBits;
  private final int[] starts;
  private final int[] bits;

  private TannerGraph(int numBits, int[] starts, int[] bits) {
    this.numBits = numBits;
    this.starts = starts;
    this.bits = bits;
  }

  /// The graph of the rows of a parity-check matrix.
  ///
  /// @param numBits columns, n
  /// @param rows columns of the ones of each row, each row ascending without repetition
  static TannerGraph of(int numBits, int[][] rows) {
    int[] starts = new int[rows.length + 1];
    for (int row = 0; row < rows.length; row++) {
      starts[row + 1] = starts[row] + rows[row].length;
    }
    int[] bits = new int[starts[rows.length]];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, bits, starts[row], rows[row].length);
    }
    return new TannerGraph(numBits, starts, bits);
  }

  /// The graph of base rows of a lifted graph; all columns count as bits. The Z checks of a base
  /// row share no bit, so going check after check is going layer after layer.
  static TannerGraph of(LiftedGraph graph, int[] rows) {
    int z = graph.z();
    int[][] checks = new int[rows.length * z][];
    for (int check = 0; check < checks.length; check++) {
      int row = rows[check / z];
      int[] columns = graph.columns(row);
      checks[check] = new int[columns.length];
      for (int edge = 0; edge < columns.length; edge++) {
        checks[check][edge] = columns[edge] * z + (check % z + graph.shifts(row)[edge]) % z;
      }
    }
    return of(graph.baseGraph().numColumns() * z, checks);
  }

  /// Bits of a codeword, n.
  int numBits() {
    return numBits;
  }

  /// Checks, dependent ones included.
  int numChecks() {
    return starts.length - 1;
  }

  /// Edges, the ones of the matrix.
  int numEdges() {
    return bits.length;
  }

  /// Bits of the largest check.
  int maxDegree() {
    int most = 0;
    for (int check = 0; check < numChecks(); check++) {
      most = Math.max(most, starts[check + 1] - starts[check]);
    }
    return most;
  }

  /// First edge of each check and the number of edges; not to be modified.
  int[] starts() {
    return starts;
  }

  /// Bit of each edge; not to be modified.
  int[] bits() {
    return bits;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof TannerGraph other
        && numBits == other.numBits
        && Arrays.equals(starts, other.starts)
        && Arrays.equals(bits, other.bits);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * numBits + Arrays.hashCode(starts)) + Arrays.hashCode(bits);
  }
}
