package io.semlink.models.evaluation;

import java.util.List;

/// A Markdown table whose columns stand straight in a terminal too.
final class MarkdownTable {
  private MarkdownTable() {}

  /// The lines of a table, each with its line end.
  ///
  /// @param rows header first, rows of one length, cells without bars
  static String of(List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] width = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        width[c] = Math.max(width[c], row.get(c).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < columns; c++) {
        String cell = rows.get(r).get(c);
        text.append("| ").append(cell).repeat(" ", width[c] - cell.length() + 1);
      }
      text.append("|\n");
      if (r == 0) {
        for (int w : width) {
          text.append('|').repeat("-", w + 2);
        }
        text.append("|\n");
      }
    }
    return text.toString();
  }
}
