package io.semlink.actors.log;

import io.semlink.simulator.journal.JournalEntry;
import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.journal.JournalPosition;
import io.semlink.simulator.journal.JournalReader;
import io.semlink.simulator.journal.Note;
import io.semlink.simulator.results.AlertRecord;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.MetricsRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an earlier process left of a run, as its journal tells it.
///
/// @param run the run as it was written last
/// @param finished points that have their row, in the order in which they finished
/// @param begun the frames, in the order of their index, of every point that has some and is not
///   DONE: it can go on behind them
/// @param numAlerts alerts so far
/// @param numIntervals metrics so far: the number of the next interval
/// @param end place behind the last whole entry
public record RecoveredRun(
    RunRecord run,
    List<PointRecord> finished,
    Map<String, List<FrameRecord>> begun,
    long numAlerts,
    long numIntervals,
    JournalPosition end) {
  /// Copies the list and the map.
  public RecoveredRun {
    finished = List.copyOf(finished);
    begun = Map.copyOf(begun);
  }

  /// Reads the folder of a run; changes nothing in it.
  ///
  /// @throws BadRunException if the journal is damaged anywhere but in a last entry that was cut
  ///   off
  /// @throws IOException if a file is missing or cannot be read
  public static RecoveredRun read(Path folder) throws IOException {
    Path journal = folder.resolve(JournalFiles.FIRST);
    try (JournalReader reader = JournalReader.open(journal, JournalPosition.START)) {
      Scan scan = new Scan(journal);
      for (Optional<JournalEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
        scan.add(entry.orElseThrow());
      }
      return scan.result(reader.position());
    }
  }

  /// The same without the row of a point, which goes on behind its frames if it has some.
  public RecoveredRun without(String pointId) {
    return new RecoveredRun(
        run,
        finished.stream().filter(point -> !point.pointId().equals(pointId)).toList(),
        begun,
        numAlerts,
        numIntervals,
        end);
  }

  /// Goes through a journal; holds the frames of the points that are not DONE.
  private static final class Scan {
    private final Path journal;
    private final Map<String, PointRecord> finished = new LinkedHashMap<>();
    private final Map<String, List<String>> lines = new TreeMap<>();
    private @Nullable RunRecord run;
    private long numAlerts;
    private long numIntervals;

    Scan(Path journal) {
      this.journal = journal;
    }

    void add(JournalEntry entry) {
      if (!entry.frames().isEmpty()) {
        lines
            .computeIfAbsent(FrameLine.pointId(entry.frames().getFirst()), _ -> new ArrayList<>())
            .addAll(entry.frames());
      }
      Note note = entry.note();
      if (note == null) {
        return;
      }
      switch (note.kind()) {
        case JOURNAL -> {}
        case RUN -> run = note.read(RunRecord.class);
        case POINT -> add(note.read(PointRecord.class));
        case METRICS -> numIntervals = note.read(MetricsRecord.class).intervalIndex() + 1;
        case ALERT -> numAlerts = note.read(AlertRecord.class).alertIndex() + 1;
      }
    }

    private void add(PointRecord point) {
      String id = point.pointId();
      finished.remove(id);
      if (point.state() != PointState.RUNNING) {
        finished.put(id, point);
      }
      if (point.state() == PointState.DONE) {
        lines.remove(id);
      }
    }

    RecoveredRun result(JournalPosition end) {
      if (run == null) {
        throw new BadRunException("%s says nothing of its run".formatted(journal));
      }
      Map<String, List<FrameRecord>> begun = new TreeMap<>();
      lines.forEach((id, texts) ->
          begun.put(
              id,
              texts.stream()
                  .map(text -> ResultJson.read(text, FrameRecord.class, journal.toString()))
                  .toList()));
      return new RecoveredRun(
          run, List.copyOf(finished.values()), begun, numAlerts, numIntervals, end);
    }
  }
}
