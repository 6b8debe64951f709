package io.semlink.reports.table;

import io.semlink.reports.read.Run;
import io.semlink.simulator.results.BadRunException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Some runs as two tables in memory: `points` with the columns of points.csv, `frames` with the
/// fields of frames.jsonl.zst, both with the `run_id` in front. Nothing that is asked can touch a
/// file: files are closed to the data base once it is loaded.
public final class RunTables implements AutoCloseable {
  private static final Pattern FRAMES = Pattern.compile("\\bframes\\b", Pattern.CASE_INSENSITIVE);
  private static final int LINES_AT_ONCE = 16_384;

  private final Connection connection;

  private RunTables(Connection connection) {
    this.connection = connection;
  }

  /// Answer to a query.
  ///
  /// @param columns names of its columns
  /// @param rows their values, null where there is none, as JDBC gives them
  public record Answer(List<String> columns, List<List<@Nullable Object>> rows) {}

  /// Loads runs.
  ///
  /// @param runs one at least, finished or not
  /// @param query what will be asked; frames are loaded only if the word occurs in it
  /// @throws BadRunException if a file of a run is not what it should be
  public static RunTables load(List<Run> runs, String query) {
    try {
      RunTables tables = new RunTables(DuckDb.open());
      try {
        tables.fill(runs, FRAMES.matcher(query).find());
        return tables;
      } catch (SQLException | RuntimeException e) {
        tables.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new BadRunException(
          "%s cannot be loaded: %s".formatted(runs.getFirst().folder(), DuckDb.reason(e)), e);
    }
  }

  private void fill(List<Run> runs, boolean withFrames) throws SQLException {
    loadPoints(connection, runs);
    if (withFrames) {
      loadFrames(connection, runs);
    }
    DuckDb.execute(connection, "SET enable_external_access = false");
    DuckDb.execute(connection, "SET lock_configuration = true");
  }

  /// Answers one query.
  ///
  /// @param sql one statement in DuckDB's dialect
  /// @throws BadQueryException if it is not understood
  public Answer ask(String sql) {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        throw new BadQueryException("the query has no answer; begin it with select");
      }
      try (ResultSet result = statement.getResultSet()) {
        return answer(result);
      }
    } catch (SQLException e) {
      throw new BadQueryException(DuckDb.reason(e));
    }
  }

  /// The same as one JSON object a row.
  ///
  /// @param sql one statement in DuckDB's dialect
  /// @throws BadQueryException if it is not understood
  public List<String> askJson(String sql) {
    // A line end, because the query may end in a comment.
    String rows = "SELECT to_json(answer) FROM (%s\n) AS answer".formatted(withoutEnd(sql));
    return ask(rows).rows().stream().map(row -> String.valueOf(row.getFirst())).toList();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not close", e);
    }
  }

  private static String withoutEnd(String sql) {
    String text = sql.strip();
    return text.endsWith(";") ? withoutEnd(text.substring(0, text.length() - 1)) : text;
  }

  static Answer answer(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(meta.getColumnLabel(i));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (result.next()) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(result.getObject(i));
      }
      rows.add(row);
    }
    return new Answer(columns, rows);
  }

  private static void loadPoints(Connection connection, List<Run> runs) throws SQLException {
    String all =
        runs.stream()
            .map(run ->
                "SELECT %s AS run_id, * FROM %s"
                    .formatted(
                        DuckDb.literal(run.run().runId()),
                        DuckDb.points(run.folder().resolve("points.csv"))))
            .reduce((a, b) -> a + " UNION ALL " + b)
            .orElseThrow();
    DuckDb.execute(connection, "CREATE TABLE points AS " + all);
  }

  /// In slices, so that the texts of a large file are never in memory all at once.
  private static void loadFrames(Connection connection, List<Run> runs) throws SQLException {
    String fields =
        "SELECT unnest(json_transform(line, %s)) FROM lines"
            .formatted(DuckDb.literal(FrameTypes.structure()));
    DuckDb.execute(connection, "CREATE TABLE lines (line VARCHAR)");
    DuckDb.execute(connection, "CREATE TABLE frames AS " + fields);
    for (Run run : runs) {
      try (Stream<String> frames = run.frameLines()) {
        Iterator<String> rest = frames.iterator();
        while (rest.hasNext()) {
          append(connection, rest);
          DuckDb.execute(connection, "INSERT INTO frames " + fields);
          DuckDb.execute(connection, "TRUNCATE lines");
        }
      }
    }
    DuckDb.execute(connection, "DROP TABLE lines");
  }

  private static void append(Connection connection, Iterator<String> frames) throws SQLException {
    DuckDBConnection duckDb = connection.unwrap(DuckDBConnection.class);
    try (DuckDBAppender appender =
        duckDb.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "lines")) {
      for (int i = 0; i < LINES_AT_ONCE && frames.hasNext(); i++) {
        appender.beginRow();
        appender.append(frames.next());
        appender.endRow();
      }
    }
  }
}
