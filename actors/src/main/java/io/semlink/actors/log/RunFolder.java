package io.semlink.actors.log;

import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.journal.JournalPosition;
import io.semlink.simulator.journal.JournalWriter;
import io.semlink.simulator.journal.Note;
import io.semlink.simulator.results.AtomicFile;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// The files of one run: its journal frames.jsonl.zst, which holds everything, and what is made
/// from it for people and programs: manifest.json, points.jsonl and points.csv.
final class RunFolder implements AutoCloseable {
  private static final String MANIFEST = "manifest.json";

  private final Path folder;
  private final PointFiles points;
  private final JournalWriter journal;
  private volatile JournalPosition safe = JournalPosition.START;

  private RunFolder(Path folder, PointFiles points, JournalWriter journal) {
    this.folder = folder;
    this.points = points;
    this.journal = journal;
  }

  /// Creates the files.
  ///
  /// @param folder created if absent
  /// @param plan ids of the points in plan order, without duplicates
  /// @param run for the manifest
  /// @throws java.nio.file.FileAlreadyExistsException if the folder already holds a journal;
  ///   nothing in it is changed then
  static RunFolder create(Path folder, List<String> plan, RunRecord run) throws IOException {
    PointFiles points = new PointFiles(folder, plan);
    Files.createDirectories(folder);
    JournalWriter journal =
        JournalWriter.create(
            folder.resolve(JournalFiles.FIRST),
            JournalWriter.MAX_FILE_BYTES,
            UUID.randomUUID().toString());
    return begin(new RunFolder(folder, points, journal), run);
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
    PointFiles points = new PointFiles(folder, plan);
    points.add(recovered.finished());
    JournalWriter journal =
        JournalWriter.resume(
            folder.resolve(JournalFiles.FIRST), JournalWriter.MAX_FILE_BYTES, recovered.end());
    return begin(new RunFolder(folder, points, journal), run);
  }

  private static RunFolder begin(RunFolder folder, RunRecord run) throws IOException {
    try {
      folder.writeRun(run);
      folder.points.write();
      return folder;
    } catch (IOException e) {
      folder.journal.close();
      throw e;
    }
  }

  /// Writes manifest.json.
  static void writeManifest(Path folder, RunRecord run) throws IOException {
    AtomicFile.write(folder.resolve(MANIFEST), ResultJson.writePretty(run) + "\n");
  }

  /// Writes what has become of the run.
  void writeRun(RunRecord run) throws IOException {
    append(List.of(), Note.of(run));
    writeManifest(folder, run);
  }

  /// Writes a batch of frames through to the disk: all of it, or nothing when this throws.
  ///
  /// @param lines one JSON text a frame
  /// @param snapshot the point with these frames counted
  void appendFrames(List<String> lines, PointRecord snapshot) throws IOException {
    append(lines, Note.of(snapshot));
  }

  /// Writes something that changes no result.
  void note(Note note) throws IOException {
    append(List.of(), note);
  }

  /// Writes the row of a finished point. A point that has failed may finish again.
  ///
  /// @throws IllegalArgumentException if the point is not in the plan or is DONE already
  void writePoint(PointRecord point) throws IOException {
    points.requireOpen(point);
    append(List.of(), Note.of(point));
    points.write(point);
  }

  /// Place up to which the journal is on the disk. Safe to ask from any thread.
  JournalPosition safe() {
    return safe;
  }

  private void append(List<String> lines, Note note) throws IOException {
    journal.append(lines, note);
    journal.force();
    safe = journal.position();
  }

  /// How many points have their row.
  int numFinished() {
    return points.size();
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
