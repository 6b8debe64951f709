package io.semlink.actors.log;

import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.journal.JournalWriter;
import io.semlink.simulator.journal.Note;
import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
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
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The files of one run: its journal frames.jsonl.zst, which holds everything, and what is made
/// from it for people and programs: manifest.json, points.jsonl and points.csv.
///
/// Points finish in any order. Their two files are therefore rewritten as a whole, atomically, at
/// each change: they always hold exactly the finished points, in plan order, and lose none when the
/// process is killed. The price is one sequential write of the file a point, about a megabyte for a
/// plan of a thousand.
final class RunFolder implements AutoCloseable {
  static final String POINTS = "points.jsonl";
  static final String TABLE = "points.csv";
  static final String MANIFEST = "manifest.json";

  private final Path folder;
  private final Map<String, Integer> planIndex = new HashMap<>();
  private final SortedMap<Integer, Row> rows = new TreeMap<>();
  private final JournalWriter journal;

  private record Row(PointState state, String json, String csv) {
    static Row of(PointRecord point) {
      return new Row(point.state(), ResultJson.write(point), PointColumns.line(point));
    }
  }

  private RunFolder(Path folder, List<String> plan, JournalWriter journal) {
    this.folder = folder;
    this.journal = journal;
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
  /// @throws java.nio.file.FileAlreadyExistsException if the folder already holds a journal;
  ///   nothing in it is changed then
  static RunFolder create(Path folder, List<String> plan, RunRecord run) throws IOException {
    Files.createDirectories(folder);
    JournalWriter journal =
        JournalWriter.create(
            folder.resolve(JournalFiles.FIRST),
            JournalWriter.MAX_FILE_BYTES,
            UUID.randomUUID().toString());
    return begin(new RunFolder(folder, plan, journal), run);
  }

  /// Goes on with the files that an earlier process left: rows of finished points stay, an entry of
  /// the journal that was cut off is cut away.
  ///
  /// @param folder of the run
  /// @param plan ids of the points in plan order, the same as before
  /// @param run for the manifest
  /// @param recovered what the folder holds
  static RunFolder resume(Path folder, List<String> plan, RunRecord run, RecoveredRun recovered)
      throws IOException {
    JournalWriter journal =
        JournalWriter.resume(
            folder.resolve(JournalFiles.FIRST), JournalWriter.MAX_FILE_BYTES, recovered.end());
    RunFolder resumed = new RunFolder(folder, plan, journal);
    try {
      for (PointRecord point : recovered.finished()) {
        resumed.rows.put(resumed.index(point), Row.of(point));
      }
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
    return begin(resumed, run);
  }

  private static RunFolder begin(RunFolder folder, RunRecord run) throws IOException {
    try {
      folder.writeRun(run);
      folder.writePoints();
      return folder;
    } catch (IOException e) {
      folder.journal.close();
      throw e;
    }
  }

  /// Writes what has become of the run.
  void writeRun(RunRecord run) throws IOException {
    journal.append(List.of(), Note.of(run));
    journal.force();
    AtomicFile.write(folder.resolve(MANIFEST), ResultJson.writePretty(run) + "\n");
  }

  /// Writes a batch of frames through to the disk: all of it, or nothing when this throws.
  ///
  /// @param lines one JSON text a frame
  /// @param snapshot the point with these frames counted
  void appendFrames(List<String> lines, PointRecord snapshot) throws IOException {
    journal.append(lines, Note.of(snapshot));
    journal.force();
  }

  /// Writes something that changes no result.
  void note(Note note) throws IOException {
    journal.append(List.of(), note);
  }

  /// Writes the row of a finished point. A point that has failed may finish again.
  ///
  /// @throws IllegalArgumentException if the point is not in the plan or is DONE already
  void writePoint(PointRecord point) throws IOException {
    int index = index(point);
    Row former = rows.get(index);
    if (former != null && former.state() == PointState.DONE) {
      throw new IllegalArgumentException("point %s finished twice".formatted(point.pointId()));
    }
    Row row = Row.of(point);
    journal.append(List.of(), new Note(Note.Kind.POINT, row.json()));
    journal.force();
    rows.put(index, row);
    try {
      writePoints();
    } catch (IOException e) {
      rows.remove(index);
      throw e;
    }
  }

  /// How many points have their row.
  int numFinished() {
    return rows.size();
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }

  private int index(PointRecord point) {
    Integer index = planIndex.get(point.pointId());
    if (index == null) {
      throw new IllegalArgumentException("point %s is not in the plan".formatted(point.pointId()));
    }
    return index;
  }

  private void writePoints() throws IOException {
    AtomicFile.write(folder.resolve(POINTS), lines(Row::json));
    AtomicFile.write(folder.resolve(TABLE), PointColumns.header() + "\n" + lines(Row::csv));
  }

  private String lines(Function<Row, String> line) {
    return rows.values().stream().map(line).map(text -> text + "\n").collect(Collectors.joining());
  }
}
