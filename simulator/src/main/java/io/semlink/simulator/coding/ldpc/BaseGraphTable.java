package io.semlink.simulator.coding.ldpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A base graph as numbers, read from a resource: one line a row, one entry `column:V0,...,V7` an
/// edge, lines that begin with # are remarks.
///
/// @param columns column of each edge, by row and edge
/// @param shifts shift of each edge, by row, edge and set index
record BaseGraphTable(int[][] columns, int[][][] shifts) {

  static BaseGraphTable read(String resource) {
    List<String[]> rows =
        text(resource)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" ", -1))
            .toList();
    int[][] columns =
        rows.stream()
            .map(row -> Stream.of(row).mapToInt(BaseGraphTable::column).toArray())
            .toArray(int[][]::new);
    int[][][] shifts =
        rows.stream()
            .map(row -> Stream.of(row).map(BaseGraphTable::shifts).toArray(int[][]::new))
            .toArray(int[][][]::new);
    return new BaseGraphTable(columns, shifts);
  }

  private static int column(String entry) {
    return Integer.parseInt(entry.substring(0, entry.indexOf(':')));
  }

  private static int[] shifts(String entry) {
    String[] values = entry.substring(entry.indexOf(':') + 1).split(",", -1);
    return Stream.of(values).mapToInt(Integer::parseInt).toArray();
  }

  private static String text(String resource) {
    try (InputStream in =
        Objects.requireNonNull(BaseGraphTable.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
