package io.semlink.simulator.coding.ldpc;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The alist form of a sparse matrix (MacKay): columns n and checks m; the largest weight of each;
/// the weights of all columns; those of all checks; then a line a column with its checks and a line
/// a check with its columns, counted from 1.
///
/// Files differ in the wild, so zeros that pad a line are passed over, entries may stand in any
/// order, weights may be broken over lines, and the checks' lines may precede the columns'. The two
/// sets of lines say the same twice and must agree.
final class AlistFile {
  private final MatrixLines lines;
  private final int numColumns;
  private final int numChecks;
  private int index = 1;

  private AlistFile(MatrixLines lines) {
    this.lines = lines;
    MatrixLines.Line sizes = lines.line(0, "the sizes \"columns checks\"");
    lines.requireCount(sizes, "sizes \"columns checks\"", 2);
    this.numColumns = sizes.values()[0];
    this.numChecks = sizes.values()[1];
    MatrixSize.require(lines, sizes, "checks", numColumns, numChecks, 1);
  }

  static TannerGraph parse(MatrixLines lines) {
    return new AlistFile(lines).graph();
  }

  private TannerGraph graph() {
    MatrixLines.Line largest = lines.line(index++, "the largest weights");
    lines.requireCount(largest, "largest weights of columns and checks", 2);
    int[] columnWeights = weights("column", numColumns, largest, largest.values()[0], numChecks);
    int[] checkWeights = weights("check", numChecks, largest, largest.values()[1], numColumns);
    boolean checksFirst = !fits(columnWeights, numChecks) && fits(checkWeights, numColumns);
    int[][] columns;
    int[][] checks;
    if (checksFirst) {
      checks = lists("check", checkWeights, numColumns);
      columns = lists("column", columnWeights, numChecks);
    } else {
      columns = lists("column", columnWeights, numChecks);
      checks = lists("check", checkWeights, numColumns);
    }
    lines.requireEnd(index);
    requireAgreement(columns, checks);
    return TannerGraph.of(numColumns, checks);
  }

  private int[] weights(String what, int count, MatrixLines.Line largest, int most, int bound) {
    lines.requireRange(largest, "largest weight of a " + what, most, 1, bound);
    int[] weights = new int[count];
    int known = 0;
    while (known < count) {
      MatrixLines.Line line =
          lines.line(index++, "the weights of all %s %ss".formatted(count, what));
      for (int weight : line.values()) {
        if (known == count) {
          throw lines.wrong(line, "there are more than %s weights of %ss".formatted(count, what));
        }
        lines.requireRange(line, "weight of %s %s".formatted(what, known + 1), weight, 0, most);
        weights[known++] = weight;
      }
    }
    return weights;
  }

  /// Whether the lines to come look like lists of these weights: numbers of entries and bounds.
  private boolean fits(int[] weights, int bound) {
    if (index + weights.length > lines.lines().size()) {
      return false;
    }
    return IntStream.range(0, weights.length)
        .allMatch(i -> {
          int[] entries = entries(lines.lines().get(index + i));
          return entries.length == weights[i] && Arrays.stream(entries).allMatch(e -> e <= bound);
        });
  }

  private static int[] entries(MatrixLines.Line line) {
    return Arrays.stream(line.values()).filter(value -> value != 0).sorted().toArray();
  }

  /// The lists of columns or checks, counted from 0, ascending.
  private int[][] lists(String what, int[] weights, int bound) {
    int[][] lists = new int[weights.length][];
    for (int i = 0; i < weights.length; i++) {
      String name = "%s %s".formatted(what, i + 1);
      lists[i] = weights[i] == 0 ? emptyList() : list(name, weights[i], bound);
    }
    return lists;
  }

  /// A list without entries is a line of zeros, or no line at all where zeros do not pad.
  private int[] emptyList() {
    if (index < lines.lines().size() && entries(lines.lines().get(index)).length == 0) {
      index++;
    }
    return new int[0];
  }

  private int[] list(String name, int weight, int bound) {
    MatrixLines.Line line = lines.line(index++, name);
    int[] list = entries(line);
    if (list.length != weight) {
      throw lines.wrong(
          line, "%s has %s entries but its weight is %s".formatted(name, list.length, weight));
    }
    for (int i = 0; i < weight; i++) {
      lines.requireRange(line, "entry of " + name, list[i], 1, bound);
      list[i]--;
      if (i > 0 && list[i] == list[i - 1]) {
        throw lines.wrong(line, "%s has entry %s twice".formatted(name, list[i] + 1));
      }
    }
    return list;
  }

  private void requireAgreement(int[][] columns, int[][] checks) {
    long ones = 0;
    for (int check = 0; check < numChecks; check++) {
      for (int column : checks[check]) {
        ones++;
        if (Arrays.binarySearch(columns[column], check) < 0) {
          throw new BadMatrixException(
              "%s: check %s lists column %s, whose own line does not list the check"
                  .formatted(lines.file(), check + 1, column + 1));
        }
      }
    }
    long others = Arrays.stream(columns).mapToLong(column -> column.length).sum();
    if (ones != others) {
      throw new BadMatrixException(
          "%s: the checks list %s ones but the columns %s".formatted(lines.file(), ones, others));
    }
  }
}
