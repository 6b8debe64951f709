package io.semlink.reports.table;

import io.semlink.simulator.results.ColumnType;
import io.semlink.simulator.results.PointColumns;
import java.util.stream.Collectors;

/// SQL types of the columns of points.csv.
final class PointTypes {
  private PointTypes() {}

  /// The SQL type that holds such cells.
  static String of(ColumnType type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case COUNT -> "BIGINT";
      case TRUTH -> "BOOLEAN";
      case NUMBER -> "DOUBLE";
    };
  }

  /// All columns with their types, as DuckDB's `read_csv` takes them.
  static String struct() {
    return PointColumns.ALL.stream()
        .map(column -> "'%s': '%s'".formatted(column.name(), of(column.type())))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
