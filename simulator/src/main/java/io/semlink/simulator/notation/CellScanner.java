package io.semlink.simulator.notation;

import io.semlink.simulator.notation.TextFile.Line;
import java.util.ArrayList;
import java.util.List;

/// Takes a line of a table apart.
final class CellScanner {
  private static final char COMMA = ',';
  private static final char QUOTE = '"';

  private final TextFile file;
  private final Line line;
  private final String text;
  private int at;

  private CellScanner(TextFile file, Line line) {
    this.file = file;
    this.line = line;
    this.text = line.text();
  }

  /// The cells of a line, without the spaces around them and without quotes; at least one.
  ///
  /// @throws RuntimeException the complaint, if quotes stand where none may
  static List<String> cells(TextFile file, Line line) {
    CellScanner scanner = new CellScanner(file, line);
    List<String> cells = new ArrayList<>();
    cells.add(scanner.cell());
    while (scanner.at < scanner.text.length()) {
      scanner.at++;
      cells.add(scanner.cell());
    }
    return cells;
  }

  /// Reads a cell and stays at the comma behind it, or at the end.
  private String cell() {
    int start = at;
    skipSpaces();
    if (at < text.length() && text.charAt(at) == QUOTE) {
      return quoted();
    }
    int comma = text.indexOf(COMMA, start);
    at = comma < 0 ? text.length() : comma;
    String cell = text.substring(start, at).strip();
    if (cell.indexOf(QUOTE) >= 0) {
      throw file.wrong(line, "a quote in the middle of the cell %s".formatted(Excerpt.of(cell)));
    }
    return cell;
  }

  private String quoted() {
    int start = at + 1;
    int end = text.indexOf(QUOTE, start);
    while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == QUOTE) {
      end = text.indexOf(QUOTE, end + 2);
    }
    if (end < 0) {
      throw file.wrong(line, "a cell begins with a quote but does not end with one");
    }
    at = end + 1;
    skipSpaces();
    if (at < text.length() && text.charAt(at) != COMMA) {
      throw file.wrong(line, "between a cell in quotes and the next comma there is text");
    }
    return text.substring(start, end).replace("\"\"", "\"");
  }

  private void skipSpaces() {
    while (at < text.length()
        && text.charAt(at) != COMMA
        && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
