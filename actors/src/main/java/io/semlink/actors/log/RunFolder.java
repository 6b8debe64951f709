package io.semlink.actors.log;

import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The files of one run: manifest.json, frames.jsonl.zst, points.jsonl and points.csv.
///
/// Points finish in any order. Their two files are therefore rewritten as a whole, atomically, at
/// each change: they always hold exactly the finished points, in plan order, and lose none when the
/// process is killed. The price is one sequential write of the file a point, about a megabyte for a
/// plan of a thousand.
final class RunFolder implements AutoCloseable {
  static final String FRAMES = "frames.jsonl.zst";
  static final String POINTS = "points.jsonl";
  static final String MANIFEST = "manifest.json";

  private final Path folder;
  private final Map<String, Integer> planIndex = new HashMap<>();
  private final SortedMap<Integer, Row> rows = new TreeMap<>();
  private final FrameFileWriter frames;

  private record Row(String json, String csv) {}

  private RunFolder(Path folder, List<String> plan, FrameFileWriter frames) {
    this.folder = folder;
    this.frames = frames;
    for (String pointId : plan) {
      if (planIndex.put(pointId, planIndex.size()) != null) {
        throw new IllegalArgumentException("point %s twice in the plan".formatted(pointId));
      }
    }
  }

  /// Creates the files.
  ///
  /// @param folder created if absent
  /// @param plan ids of the points in plan order, without duplicates
  /// @param run for the manifest
  /// @throws java.nio.file.FileAlreadyExistsException if the folder already holds frames; nothing
  ///   in it is changed then
  static RunFolder create(Path folder, List<String> plan, RunRecord run) throws IOException {
    Files.createDirectories(folder);
    RunFolder created = new RunFolder(folder, plan, FrameFileWriter.create(folder.resolve(FRAMES)));
    try {
      created.writeManifest(run);
      created.writePoints();
      return created;
    } catch (IOException e) {
      created.frames.close();
      throw e;
    }
  }

  /// Goes on with the files that an earlier process left: rows of finished points stay, a batch of
  /// frames that was cut off is cut away.
  ///
  /// @param folder of the run
  /// @param plan ids of the points in plan order, the same as before
  /// @param run for the manifest
  static RunFolder resume(Path folder, List<String> plan, RunRecord run) throws IOException {
    RunFolder resumed = new RunFolder(folder, plan, FrameFileWriter.append(folder.resolve(FRAMES)));
    for (PointRecord point : RecoveredRun.read(folder).finished()) {
      Integer index = resumed.planIndex.get(point.pointId());
      if (index == null) {
        throw new IllegalArgumentException(
            "point %s is not in the plan".formatted(point.pointId()));
      }
      resumed.rows.put(index, new Row(ResultJson.write(point), PointColumns.line(point)));
    }
    resumed.writeManifest(run);
    return resumed;
  }

  /// Writes manifest.json anew.
  void writeManifest(RunRecord run) throws IOException {
    AtomicFile.write(folder.resolve(MANIFEST), ResultJson.writePretty(run) + "\n");
  }

  /// Appends a batch of frames: all of it, or nothing when this throws.
  ///
  /// @param lines one JSON text a frame
  void appendFrames(List<String> lines) throws IOException {
    frames.append(lines);
  }

  /// Writes the row of a finished point, after its frames are safely on the disk.
  ///
  /// @throws IllegalArgumentException if the point is not in the plan or already has its row
  void writePoint(PointRecord point) throws IOException {
    Integer index = planIndex.get(point.pointId());
    if (index == null) {
      throw new IllegalArgumentException("point %s is not in the plan".formatted(point.pointId()));
    }
    if (rows.containsKey(index)) {
      throw new IllegalArgumentException("point %s finished twice".formatted(point.pointId()));
    }
    frames.force();
    rows.put(index, new Row(ResultJson.write(point), PointColumns.line(point)));
    try {
      writePoints();
    } catch (IOException e) {
      rows.remove(index);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    frames.force();
    frames.close();
  }

  private void writePoints() throws IOException {
    AtomicFile.write(folder.resolve(POINTS), lines(Row::json));
    AtomicFile.write(folder.resolve("points.csv"), PointColumns.header() + "\n" + lines(Row::csv));
  }

  private String lines(Function<Row, String> line) {
    return rows.values().stream().map(line).map(text -> text + "\n").collect(Collectors.joining());
  }
}
