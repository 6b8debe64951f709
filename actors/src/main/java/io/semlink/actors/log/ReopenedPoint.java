package io.semlink.actors.log;

import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Takes back that a point has ended, between two processes of a run: its row goes, its frames
/// stay, and {@link RecoveredRun} finds it begun.
public final class ReopenedPoint {
  private ReopenedPoint() {}

  /// Removes the row of a point from points.jsonl, atomically; points.csv follows when the next row
  /// is written.
  ///
  /// @param folder of the run; nobody else may write into it meanwhile
  /// @param pointId a point that has a row, or nothing happens
  /// @throws IOException if the file cannot be read or written; it is then as it was
  public static void reopen(Path folder, String pointId) throws IOException {
    Path rows = folder.resolve(RunFolder.POINTS);
    List<String> lines = Files.readAllLines(rows);
    String others =
        lines.stream()
            .filter(line ->
                !ResultJson.read(line, PointRecord.class, rows.toString())
                    .pointId()
                    .equals(pointId))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    AtomicFile.write(rows, others);
  }
}
