package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.units.CodeRate;

/// The two base graphs (3GPP TS 38.212, tables 5.3.2-2 and 5.3.2-3). A graph's first columns are
/// the information, the next four the core parity of a double-diagonal structure, each further one
/// the parity of one extension row.
public enum BaseGraph {
  /// For large blocks and high rates: 46 rows, 22 information columns, mother rate 1/3.
  BG1("base-graph-1.txt", 22, 46, new int[] {0, 17, 33, 56}, new CodeRate(19, 20)),
  /// For small blocks and low rates: 42 rows, 10 information columns, mother rate 1/5.
  BG2("base-graph-2.txt", 10, 42, new int[] {0, 13, 25, 43}, new CodeRate(9, 10));

  /// Rows of the double-diagonal core.
  static final int NUM_CORE_ROWS = 4;

  /// Leading information columns that are never sent.
  static final int NUM_PUNCTURED_COLUMNS = 2;

  private final int numInformationColumns;
  private final int numRows;

  // A record is immutable, and the arrays are written by the constructor alone.
  @SuppressWarnings("ImmutableEnumChecker")
  private final CodeRate maxRate;

  @SuppressWarnings("ImmutableEnumChecker")
  private final int[] startNumerators;

  @SuppressWarnings("ImmutableEnumChecker")
  private final int[][] columns;

  @SuppressWarnings("ImmutableEnumChecker")
  private final int[][][] shifts;

  BaseGraph(
      String resource,
      int numInformationColumns,
      int numRows,
      int[] startNumerators,
      CodeRate maxRate) {
    this.numInformationColumns = numInformationColumns;
    this.numRows = numRows;
    this.maxRate = maxRate;
    this.startNumerators = startNumerators;
    BaseGraphTable table = BaseGraphTable.read(resource);
    this.columns = table.columns();
    this.shifts = table.shifts();
  }

  /// The graph that clauses 6.2.2 and 7.2.2 name for a transport block: graph 2 if A <= 292, or A
  /// <= 3824 and R <= 0.67, or R <= 0.25; else graph 1.
  ///
  /// @param payloadBits A, without CRC
  /// @param rate code rate R
  public static BaseGraph select(int payloadBits, CodeRate rate) {
    boolean atMostTwoThirds = 100L * rate.k() <= 67L * rate.n();
    boolean atMostQuarter = 4L * rate.k() <= rate.n();
    boolean second =
        payloadBits <= 292 || (payloadBits <= 3824 && atMostTwoThirds) || atMostQuarter;
    return second ? BG2 : BG1;
  }

  /// Information columns: K = numInformationColumns Z.
  public int numInformationColumns() {
    return numInformationColumns;
  }

  /// Rows, which is also the number of parity columns.
  public int numRows() {
    return numRows;
  }

  /// Columns, information and parity, the two that are never sent included.
  public int numColumns() {
    return numInformationColumns + numRows;
  }

  /// Largest code block in bits, Kcb (clause 5.2.2): 8448 or 3840.
  public int maxCodeBlockBits() {
    return numInformationColumns * LiftingSize.MAX_Z;
  }

  /// The largest code rate after rate matching. Graph 1: 19/20, above which a receiver need not
  /// decode (3GPP TS 38.214, clause 5.1.3). Graph 2: 9/10, since above it message passing cannot
  /// fill all the bits that are not sent, at some lengths not even without noise.
  public CodeRate maxRate() {
    return maxRate;
  }

  /// Columns that the lifting size is chosen by, Kb (clause 5.2.2).
  ///
  /// @param informationBits B
  int effectiveInformationColumns(int informationBits) {
    if (this == BG1) {
      return 22;
    }
    return informationBits > 640 ? 10 : informationBits > 560 ? 9 : informationBits > 192 ? 8 : 6;
  }

  /// Column of the circular buffer at which a redundancy version starts: k0 = this Z for a buffer
  /// of full length (clause 5.4.2.1, table 5.4.2.1-2).
  int startColumn(int redundancyVersion) {
    return startNumerators[redundancyVersion];
  }

  /// Columns with an edge in a row, ascending; not to be modified.
  int[] columns(int row) {
    return columns[row];
  }

  /// Shift V of an edge, before the modulo by Z.
  int shift(int row, int edge, int setIndex) {
    return shifts[row][edge][setIndex];
  }
}
