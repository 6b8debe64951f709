package io.semlink.actors.log;

import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.journal.JournalWriter;
import io.semlink.simulator.journal.Note;
import io.semlink.simulator.results.AtomicFile;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Makes the folder of a run again from its topics, where its files are gone. Reports can be
/// written from it and the run can go on in it. Sample images never travel and stay lost.
///
/// The frame topic is read twice, so that nothing but one batch a point is in memory. Frames that
/// Kafka has deleted by now are missing: a finished point keeps its row, any other one begins
/// again.
public final class RunRestorer {
  private static final int BATCH = 64;

  private final TopicScan topics;
  private final KafkaSettings settings;
  private final String runId;

  /// What was restored.
  ///
  /// @param folder of the run
  /// @param run its record
  /// @param frames frames that are in it
  /// @param missing frames that its points had counted and Kafka no longer has
  public record Restored(Path folder, RunRecord run, long frames, long missing) {}

  /// A restorer.
  ///
  /// @param settings the cluster
  /// @param runId run
  public RunRestorer(KafkaSettings settings, String runId) {
    this.settings = settings;
    this.runId = runId;
    this.topics = new TopicScan(settings, runId);
  }

  /// Restores into the folder OUT/STUDY/RUN.
  ///
  /// @param out folder of all runs
  /// @throws BadRunException if Kafka knows no such run or the folder exists
  /// @throws BadKafkaException if Kafka does not answer
  public Restored restore(Path out) throws IOException {
    try {
      RunRecord run = run();
      Path folder = out.resolve(run.study()).resolve(runId);
      if (Files.exists(folder)) {
        throw new BadRunException("%s exists: nothing to restore".formatted(folder));
      }
      Path part = folder.resolveSibling(runId + ".part");
      FolderTree.delete(part);
      Files.createDirectories(part);
      Restored restored = restore(run, part);
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      return new Restored(folder, run, restored.frames(), restored.missing());
    } catch (KafkaException e) {
      throw new BadKafkaException(
          "Kafka at %s: %s".formatted(settings.bootstrapServers(), settings.reason(e)),
          "the cluster is not the one that the run was written to");
    }
  }

  private RunRecord run() {
    List<RunRecord> states = new ArrayList<>();
    topics.read(
        ResultTopic.RUN, record -> states.add(ResultJson.read(record.value(), RunRecord.class)));
    if (states.isEmpty()) {
      throw new BadRunException(
          "Kafka at %s holds no run %s".formatted(settings.bootstrapServers(), runId));
    }
    return states.getLast();
  }

  private Restored restore(RunRecord run, Path folder) throws IOException {
    Map<String, PointRecord> points = points();
    Map<String, Long> whole = wholeFrames();
    points.values().removeIf(point -> point.state() != PointState.DONE && !isWhole(point, whole));
    long frames;
    try (JournalWriter journal =
        JournalWriter.create(
            folder.resolve(JournalFiles.FIRST),
            JournalWriter.MAX_FILE_BYTES,
            UUID.randomUUID().toString())) {
      journal.append(List.of(), Note.of(run));
      copyNotes(ResultTopic.ALERT, Note.Kind.ALERT, journal);
      copyNotes(ResultTopic.METRICS, Note.Kind.METRICS, journal);
      frames = copyFrames(points, journal);
    }
    writeFiles(run, folder, points);
    long counted = points.values().stream().mapToLong(PointRecord::nextFrameIndex).sum();
    return new Restored(folder, run, frames, counted - frames);
  }

  private Map<String, PointRecord> points() {
    Map<String, PointRecord> points = new TreeMap<>();
    topics.read(
        ResultTopic.POINT,
        record -> {
          PointRecord point = ResultJson.read(record.value(), PointRecord.class);
          points.put(point.pointId(), point);
        });
    return points;
  }

  /// Frames of each point that are there from the first on without a gap.
  private Map<String, Long> wholeFrames() {
    Map<String, Long> whole = new HashMap<>();
    topics.read(
        ResultTopic.FRAME,
        record -> {
          String point = FrameLine.pointId(record.value());
          long next = whole.getOrDefault(point, 0L);
          if (FrameLine.frameIndex(record.value()) == next) {
            whole.put(point, next + 1);
          }
        });
    return whole;
  }

  private static boolean isWhole(PointRecord point, Map<String, Long> whole) {
    return whole.getOrDefault(point.pointId(), 0L) >= point.nextFrameIndex();
  }

  private void copyNotes(ResultTopic topic, Note.Kind kind, JournalWriter journal) {
    topics.read(topic, record -> append(journal, List.of(), new Note(kind, record.value())));
  }

  /// Batches of a point lack their note but the last, which has the point's last record.
  private long copyFrames(Map<String, PointRecord> points, JournalWriter journal) {
    Map<String, List<String>> open = new HashMap<>();
    AtomicLong frames = new AtomicLong();
    topics.read(
        ResultTopic.FRAME,
        record -> {
          String id = FrameLine.pointId(record.value());
          if (points.containsKey(id)) {
            List<String> batch = open.computeIfAbsent(id, _ -> new ArrayList<>());
            if (batch.size() == BATCH) {
              append(journal, batch, null);
              batch.clear();
            }
            batch.add(record.value());
            frames.incrementAndGet();
          }
        });
    points.forEach(
        (id, point) -> append(journal, open.getOrDefault(id, List.of()), Note.of(point)));
    return frames.get();
  }

  private static void append(JournalWriter journal, List<String> lines, @Nullable Note note) {
    try {
      journal.append(lines, note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeFiles(RunRecord run, Path folder, Map<String, PointRecord> points)
      throws IOException {
    List<String> plan = run.plan() == null ? List.copyOf(points.keySet()) : run.plan();
    PointFiles files = new PointFiles(folder, plan);
    files.add(points.values().stream().filter(p -> p.state() != PointState.RUNNING).toList());
    files.write();
    RunFolder.writeManifest(folder, run);
    AtomicFile.write(folder.resolve("resolved.conf"), run.configuration());
  }
}
