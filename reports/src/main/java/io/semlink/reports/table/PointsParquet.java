package io.semlink.reports.table;

import io.semlink.simulator.results.BadRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;

/// points.parquet: the rows and columns of points.csv with their types, for pandas, DuckDB and
/// whatever else reads Apache Parquet.
public final class PointsParquet {
  /// Name of the file in the folder of its run.
  public static final String FILE = "points.parquet";

  private PointsParquet() {}

  /// Writes the file, or replaces it in one step: texts are strings, counts 64-bit integers,
  /// everything else doubles; an empty cell is null. Zstandard compression.
  ///
  /// @param runFolder holds points.csv
  /// @throws BadRunException if points.csv is not what it should be or the file cannot be written
  public static void write(Path runFolder) {
    Path file = runFolder.resolve(FILE);
    Path next = runFolder.resolve(FILE + ".next");
    try (Connection connection = DuckDb.open()) {
      DuckDb.execute(
          connection,
          "COPY (SELECT * FROM %s) TO %s (FORMAT parquet, COMPRESSION zstd)"
              .formatted(
                  DuckDb.points(runFolder.resolve("points.csv")), DuckDb.literal(next.toString())));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (SQLException e) {
      throw new BadRunException("%s cannot be written: %s".formatted(file, DuckDb.reason(e)), e);
    } catch (IOException e) {
      throw new BadRunException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }
}
