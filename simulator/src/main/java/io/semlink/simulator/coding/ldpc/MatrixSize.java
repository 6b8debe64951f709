package io.semlink.simulator.coding.ldpc;

/// How large a matrix of a file may be. A file of a few bytes can claim any size, and finding the
/// information bits takes a dense matrix.
final class MatrixSize {
  /// Columns or checks at most.
  static final int MAX_SIDE = 1 << 20;

  /// Columns times checks at most, 256 MiB as dense bits; the largest code of DVB-S2, 64800 bits
  /// with 32400 checks, fits.
  static final long MAX_CELLS = 1L << 31;

  private MatrixSize() {}

  /// Refuses a matrix that is too large.
  ///
  /// @param rows what the file calls its rows
  /// @param numColumns columns, of blocks where there are any
  /// @param numRows likewise
  /// @param z side of a block
  static void require(
      MatrixLines lines, MatrixLines.Line sizes, String rows, int numColumns, int numRows, int z) {
    lines.requireRange(sizes, "columns", numColumns, 1, MAX_SIDE / z);
    lines.requireRange(sizes, rows, numRows, 1, MAX_SIDE / z);
    long bits = (long) numColumns * z;
    long checks = (long) numRows * z;
    if (bits * checks > MAX_CELLS) {
      throw lines.wrong(
          sizes,
          "%s bits times %s checks are %s cells but there may be %s"
              .formatted(bits, checks, bits * checks, MAX_CELLS));
    }
  }
}
