package io.semlink.reports.html;

import static io.semlink.reports.drawing.Markup.escape;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A table of a section; long ones are folded.
///
/// @param <T> what a row shows
/// @param columns from left to right; one without a cell in any row is left out
record DetailTable<T>(List<Column<T>> columns) {
  private static final int FOLDED_FROM = 24;

  /// A column.
  ///
  /// @param heading above it
  /// @param cell text of a cell, empty where it has no meaning
  record Column<T>(String heading, Function<T, String> cell) {}

  /// The table as HTML.
  String html(List<T> rows) {
    List<Column<T>> shown =
        columns.stream()
            .filter(c -> rows.stream().anyMatch(r -> !c.cell().apply(r).isEmpty()))
            .toList();
    String table =
        """
        <div class="scroll"><table>
        <thead><tr>%s</tr></thead>
        <tbody>
        %s</tbody>
        </table></div>
        """
            .formatted(
                shown.stream()
                    .map(c -> "<th>%s</th>".formatted(escape(c.heading())))
                    .collect(Collectors.joining()),
                rows.stream().map(r -> row(r, shown)).collect(Collectors.joining()));
    return rows.size() < FOLDED_FROM
        ? table
        : "<details>\n<summary>%s rows</summary>\n%s</details>\n".formatted(rows.size(), table);
  }

  private static <T> String row(T row, List<Column<T>> columns) {
    return columns.stream()
        .map(c -> "<td>%s</td>".formatted(escape(c.cell().apply(row))))
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }
}
