package io.semlink.simulator.coding.ldpc;

/// The quasi-cyclic form of a parity-check matrix: a line "columns rows Z", then a line a row of
/// blocks with one value a column: -1 for a block of zeros, else the shift s in 0..Z-1 of an
/// identity: check i of the block contains bit (i + s) mod Z.
final class QcFile {
  private QcFile() {}

  static TannerGraph parse(MatrixLines lines) {
    MatrixLines.Line sizes = lines.line(0, "the sizes \"columns rows Z\"");
    lines.requireCount(sizes, "sizes \"columns rows Z\"", 3);
    int numColumns = sizes.values()[0];
    int numRows = sizes.values()[1];
    int z = sizes.values()[2];
    lines.requireRange(sizes, "expansion factor Z", z, 1, MatrixSize.MAX_SIDE);
    MatrixSize.require(lines, sizes, "rows", numColumns, numRows, z);
    // All rows are there before a check is made: what a header claims takes no memory.
    lines.line(numRows, "row %s of %s".formatted(numRows, numRows));
    int[][] checks = new int[numRows * z][];
    for (int row = 0; row < numRows; row++) {
      String name = "row %s of %s".formatted(row + 1, numRows);
      MatrixLines.Line line = lines.line(1 + row, name);
      lines.requireCount(line, name, numColumns);
      for (int shift : line.values()) {
        lines.requireRange(line, "shift", shift, -1, z - 1);
      }
      for (int i = 0; i < z; i++) {
        checks[row * z + i] = check(line.values(), i, z);
      }
    }
    lines.requireEnd(1 + numRows);
    return TannerGraph.of(numColumns * z, checks);
  }

  private static int[] check(int[] shifts, int lane, int z) {
    int[] bits = new int[shifts.length];
    int weight = 0;
    for (int column = 0; column < shifts.length; column++) {
      if (shifts[column] >= 0) {
        bits[weight++] = column * z + (lane + shifts[column]) % z;
      }
    }
    return java.util.Arrays.copyOf(bits, weight);
  }
}
