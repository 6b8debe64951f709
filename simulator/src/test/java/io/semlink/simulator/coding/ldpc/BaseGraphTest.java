package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.semlink.simulator.units.CodeRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseGraphTest {
  private static final int NUM_SETS = 8;

  @ParameterizedTest
  @CsvSource({
    "BG1, 46, 68, 316, 19, 30, 28, 34730 49099 42436 29665 31271 47538 20577 34191",
    "BG2, 42, 52, 197, 10, 22, 23, 18025 14069 7888 15505 11140 13530 16802 17943"
  })
  void tablesHaveTheKnownSums(
      BaseGraph graph,
      int numRows,
      int numColumns,
      int numEdges,
      int maxRowWeight,
      int weightOfColumn0,
      int weightOfColumn1,
      String sums) {
    assertThat(graph.numRows()).isEqualTo(numRows);
    assertThat(graph.numColumns()).isEqualTo(numColumns);
    assertThat(rowWeights(graph).sum()).isEqualTo(numEdges);
    assertThat(rowWeights(graph).min()).hasValue(3);
    assertThat(rowWeights(graph).max()).hasValue(maxRowWeight);
    assertThat(columnWeight(graph, 0)).isEqualTo(weightOfColumn0);
    assertThat(columnWeight(graph, 1)).isEqualTo(weightOfColumn1);
    long[] expected = Arrays.stream(sums.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    assertThat(IntStream.range(0, NUM_SETS).mapToLong(set -> sumOfShifts(graph, set)).toArray())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"BG1, nr_bg1_shifts.csv", "BG2, nr_bg2_shifts.csv"})
  void equalsThePublishedTable(BaseGraph graph, String file) throws IOException {
    List<String> published = SharedTable.lines(file);
    List<String> ours = new ArrayList<>();
    for (int row = 0; row < graph.numRows(); row++) {
      for (int edge = 0; edge < graph.columns(row).length; edge++) {
        StringBuilder line = new StringBuilder(row + "," + graph.columns(row)[edge]);
        for (int set = 0; set < NUM_SETS; set++) {
          line.append(',').append(graph.shift(row, edge, set));
        }
        ours.add(line.toString());
      }
    }
    assertThat(ours).containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void liftingSizesEqualThePublishedTable() throws IOException {
    List<String> published = SharedTable.lines("nr_lifting_sizes.csv");
    assertThat(LiftingSize.ALL.stream().map(size -> size.setIndex() + "," + size.z()))
        .containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void thereAre51LiftingSizes() {
    assertThat(LiftingSize.ALL).hasSize(51);
    assertThat(LiftingSize.ALL.getFirst()).isEqualTo(new LiftingSize(2, 0));
    assertThat(LiftingSize.ALL.getLast()).isEqualTo(new LiftingSize(384, 1));
    assertThat(LiftingSize.of(208)).isEqualTo(new LiftingSize(208, 6));
  }

  /// Parity columns: a double diagonal in the core, one column for each extension row.
  @ParameterizedTest
  @CsvSource({"BG1", "BG2"})
  void parityPartIsDoubleDiagonalThenDiagonal(BaseGraph graph) {
    int firstParity = graph.numInformationColumns();
    for (int column = 1; column < BaseGraph.NUM_CORE_ROWS; column++) {
      for (int row = 0; row < BaseGraph.NUM_CORE_ROWS; row++) {
        boolean expected = row == column - 1 || row == column;
        assertThat(contains(graph, row, firstParity + column)).isEqualTo(expected);
      }
    }
    for (int row = BaseGraph.NUM_CORE_ROWS; row < graph.numRows(); row++) {
      assertThat(columnWeight(graph, firstParity + row)).isEqualTo(1);
      assertThat(contains(graph, row, firstParity + row)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "292, 95, 100, BG2", "293, 95, 100, BG1", "293, 67, 100, BG2", "293, 68, 100, BG1",
    "293, 6701, 10000, BG1", "3824, 67, 100, BG2", "3825, 67, 100, BG1", "3825, 1, 4, BG2",
    "3825, 2501, 10000, BG1", "1000000, 1, 5, BG2", "1000000, 1, 3, BG1"
  })
  void selectionAtItsEdges(int payloadBits, int k, int n, BaseGraph expected) {
    assertThat(BaseGraph.select(payloadBits, new CodeRate(k, n))).isEqualTo(expected);
  }

  private static IntStream rowWeights(BaseGraph graph) {
    return IntStream.range(0, graph.numRows()).map(row -> graph.columns(row).length);
  }

  private static boolean contains(BaseGraph graph, int row, int column) {
    return Arrays.stream(graph.columns(row)).anyMatch(c -> c == column);
  }

  private static long columnWeight(BaseGraph graph, int column) {
    return IntStream.range(0, graph.numRows()).filter(row -> contains(graph, row, column)).count();
  }

  private static long sumOfShifts(BaseGraph graph, int set) {
    return IntStream.range(0, graph.numRows())
        .mapToLong(row ->
            LongStream.range(0, graph.columns(row).length)
                .map(edge -> graph.shift(row, (int) edge, set))
                .sum())
        .sum();
  }

  /// The tables as published, which are not part of the repository.
  private static final class SharedTable {
    private static final Path FOLDER = Path.of("..", "..", "shared", "data", "nr-ldpc");

    static List<String> lines(String file) throws IOException {
      Path path = FOLDER.resolve(file);
      assumeTrue(Files.exists(path), "published table " + file + " is not here");
      List<String> lines = Files.readAllLines(path);
      assertThat(lines).hasSizeGreaterThan(50);
      return lines.subList(1, lines.size());
    }
  }
}
