package io.semlink.reports.table;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// The door to DuckDB.
final class DuckDb {
  private DuckDb() {}

  /// An empty data base in memory, which never fetches an extension; the caller closes it.
  static Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    execute(connection, "SET autoinstall_known_extensions = false");
    execute(connection, "SET autoload_known_extensions = false");
    return connection;
  }

  /// Runs a statement.
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The points of a run as an expression that a statement may select from.
  ///
  /// @param csv its points.csv
  static String points(Path csv) {
    return "read_csv(%s, header = true, delim = ',', quote = '\"', columns = %s)"
        .formatted(literal(csv.toString()), PointTypes.struct());
  }

  /// A text as an SQL literal.
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// What DuckDB says of a statement, as one line, without the picture of the place.
  static String reason(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message
        .lines()
        .takeWhile(line -> !line.startsWith("LINE "))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .reduce((a, b) -> a + (a.matches(".*[.!?:]") ? " " : ". ") + b)
        .orElse("no reason given");
  }
}
