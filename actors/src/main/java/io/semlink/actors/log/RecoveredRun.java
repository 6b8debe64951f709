package io.semlink.actors.log;

import io.semlink.simulator.results.FrameFile;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an earlier process left of a run.
///
/// @param run as its manifest says
/// @param finished points that have their row, in plan order
/// @param begun the frames of every other point that has some, in the order of their index
public record RecoveredRun(
    RunRecord run, List<PointRecord> finished, Map<String, List<FrameRecord>> begun) {
  /// Copies the list and the map.
  public RecoveredRun {
    finished = List.copyOf(finished);
    begun = Map.copyOf(begun);
  }

  /// Reads the folder of a run; changes nothing in it.
  ///
  /// @throws io.semlink.simulator.results.BadRunException if a file is damaged anywhere but in a
  ///   last batch that was cut off
  /// @throws IOException if a file is missing or cannot be read
  public static RecoveredRun read(Path folder) throws IOException {
    Path manifest = folder.resolve(RunFolder.MANIFEST);
    RunRecord run =
        ResultJson.read(Files.readString(manifest), RunRecord.class, manifest.toString());
    Path rows = folder.resolve(RunFolder.POINTS);
    List<PointRecord> finished =
        Files.readAllLines(rows).stream()
            .map(line -> ResultJson.read(line, PointRecord.class, rows.toString()))
            .toList();
    Set<String> ended = finished.stream().map(PointRecord::pointId).collect(Collectors.toSet());
    try (Stream<FrameRecord> frames = FrameFile.records(folder.resolve(RunFolder.FRAMES))) {
      return new RecoveredRun(
          run,
          finished,
          frames
              .filter(frame -> !ended.contains(frame.pointId()))
              .collect(Collectors.groupingBy(FrameRecord::pointId)));
    }
  }
}
