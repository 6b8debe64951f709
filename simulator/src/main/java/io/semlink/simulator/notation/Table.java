package io.semlink.simulator.notation;

import io.semlink.simulator.notation.TextFile.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoublePredicate;

/// A table as comma-separated text (RFC 4180): a line of column names, then rows of as many cells.
/// A cell may stand in quotes, with a quote in it doubled, but not run over lines. Empty lines and
/// lines that begin with # are passed over; so are columns that nobody asks for, unless their name
/// is most likely a known one misspelt.
public final class Table {
  private final TextFile file;
  private final Line header;
  private final List<String> columns;
  private final List<Row> rows;

  private Table(TextFile file, Line header) {
    this.file = file;
    this.header = header;
    this.columns = CellScanner.cells(file, header);
    this.rows = new ArrayList<>();
  }

  /// Reads a table.
  ///
  /// @param known names of the columns that are asked for, where they are there
  /// @throws RuntimeException the complaint of the file, if there is no line of column names, a
  ///   name stands twice or is misspelt, or a row has another number of cells
  public static Table of(TextFile file, List<String> known) {
    List<Line> lines =
        file.lines().stream()
            .filter(line -> !line.text().isBlank() && !line.text().startsWith("#"))
            .toList();
    if (lines.isEmpty()) {
      throw file.complaint().about("%s: no line of column names".formatted(file.place()), null);
    }
    Table table = new Table(file, lines.getFirst());
    table.requireUnique();
    table.requireSpelling(known);
    lines.stream().skip(1).forEach(table::add);
    return table;
  }

  /// A row.
  public final class Row {
    private final Line line;
    private final List<String> cells;

    private Row(Line line, List<String> cells) {
      this.line = line;
      this.cells = cells;
    }

    /// A cell; empty where the table has no such column.
    public String text(String column) {
      int at = columns.indexOf(column);
      return at < 0 ? "" : cells.get(at);
    }

    /// A plain number.
    ///
    /// @param bound what it must be, for the error
    /// @throws RuntimeException the complaint, if it is none or not allowed
    public double number(String column, String bound, DoublePredicate allowed) {
      String text = text(column);
      double value;
      try {
        value = PlainNumber.realOrNaN(text);
      } catch (NumberFormatException e) {
        throw wrong(column, bound);
      }
      if (!allowed.test(value)) {
        throw wrong(column, bound);
      }
      return value;
    }

    /// The error that a cell is wrong.
    ///
    /// @param bound what it must be
    public RuntimeException wrong(String column, String bound) {
      return wrong(
          "%s is \"%s\" but must be %s".formatted(column, Excerpt.of(text(column)), bound));
    }

    /// The error that the row is wrong.
    public RuntimeException wrong(String what) {
      return file.wrong(line, what);
    }
  }

  /// Names of the columns in their order.
  public List<String> columns() {
    return List.copyOf(columns);
  }

  /// The rows in their order.
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /// The error that the line of column names is wrong.
  public RuntimeException wrongColumns(String what) {
    String shown = Excerpt.of(columns.toString());
    boolean otherComma = columns.size() == 1 && columns.getFirst().matches(".*[;\t].*");
    return file.wrong(
        header,
        "columns are %s but %s%s"
            .formatted(
                shown, what, otherComma ? "%nMaybe cells end in ; where , must".formatted() : ""));
  }

  private void requireUnique() {
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!column.isEmpty() && !seen.add(column.toLowerCase(Locale.ROOT))) {
        throw file.wrong(header, "the column %s stands there twice".formatted(Excerpt.of(column)));
      }
    }
  }

  private void requireSpelling(List<String> known) {
    for (String column : columns) {
      for (String meant : known) {
        boolean free = !known.contains(column) && !columns.contains(meant);
        if (free && NearestWord.isSlip(column, meant)) {
          throw file.wrong(
              header,
              "there is no column %s but one named %s%nMaybe %s"
                  .formatted(meant, Excerpt.of(column), meant));
        }
      }
    }
  }

  private void add(Line line) {
    List<String> cells = CellScanner.cells(file, line);
    if (cells.size() != columns.size()) {
      throw file.wrong(
          line,
          "the number of cells is %s but line %s has %s column names%s"
              .formatted(
                  cells.size(),
                  header.number(),
                  columns.size(),
                  cells.size() < columns.size()
                      ? ""
                      : "%nMaybe a comma in a number, which takes a point".formatted()));
    }
    rows.add(new Row(line, cells));
  }
}
