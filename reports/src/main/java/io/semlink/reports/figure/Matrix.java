package io.semlink.reports.figure;

import java.util.List;

/// A table of counts whose cells are coloured by their share of the row, with columns of further
/// figures to its right.
///
/// @param rowTitle what the rows are
/// @param columnTitle what the columns are
/// @param names names of rows and columns
/// @param counts one array a row, one count a name, not modified
/// @param extras further columns
public record Matrix(
    String rowTitle, String columnTitle, List<String> names, long[][] counts, List<Extra> extras)
    implements Figure.Body {
  /// Copies the lists.
  public Matrix {
    names = List.copyOf(names);
    extras = List.copyOf(extras);
  }

  /// A further column.
  ///
  /// @param column name in the CSV file
  /// @param heading what stands above it
  /// @param shown one text a row, as drawn
  /// @param values one value a row, as in the CSV file; empty text where it has no meaning
  public record Extra(String column, String heading, List<String> shown, List<String> values) {
    /// Copies the lists.
    public Extra {
      shown = List.copyOf(shown);
      values = List.copyOf(values);
    }
  }
}
