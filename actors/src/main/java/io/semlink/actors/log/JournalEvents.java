package io.semlink.actors.log;

import io.semlink.simulator.journal.JournalEntry;
import io.semlink.simulator.journal.Note;
import io.semlink.simulator.results.AlertRecord;
import io.semlink.simulator.results.MetricsRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The events of some entries of a run's journal, in their order. Of the snapshots of a running
/// point only the last one is sent: it says what the ones before it said, and more.
///
/// @param runId run
/// @param published what the topics hold already and is not sent again
record JournalEvents(String runId, PublishedRun published) {

  /// The events.
  ///
  /// @param entries in the order of the journal
  List<ProducerRecord<String, byte[]>> of(List<JournalEntry> entries) {
    List<ProducerRecord<String, byte[]>> events = new ArrayList<>();
    List<PointNote> points = new ArrayList<>();
    for (JournalEntry entry : entries) {
      entry.frames().forEach(line -> addFrame(line, events));
      Note note = entry.note();
      if (note == null) {
        continue;
      }
      if (note.kind() == Note.Kind.POINT) {
        points.add(new PointNote(note.read(PointRecord.class), note.json()));
      } else {
        addNote(note, entry, events);
      }
    }
    addPoints(points, events);
    return events;
  }

  private record PointNote(PointRecord point, String json) {}

  private void addFrame(String line, List<ProducerRecord<String, byte[]>> events) {
    String pointId = FrameLine.pointId(line);
    long index = FrameLine.frameIndex(line);
    if (index >= published.nextFrameIndex(pointId)) {
      String key = runId + "/" + pointId;
      events.add(CloudEvents.of(ResultTopic.FRAME, key, key + "/" + index, line));
    }
  }

  private void addNote(Note note, JournalEntry entry, List<ProducerRecord<String, byte[]>> events) {
    switch (note.kind()) {
      case RUN -> {
        if (!published.runs().contains(note.json())) {
          events.add(
              CloudEvents.of(ResultTopic.RUN, runId, runId + "/" + entry.end(), note.json()));
        }
      }
      case METRICS -> {
        long index = note.read(MetricsRecord.class).intervalIndex();
        if (index >= published.nextInterval()) {
          String id = "%s/metrics/%s".formatted(runId, index);
          events.add(CloudEvents.of(ResultTopic.METRICS, runId, id, note.json()));
        }
      }
      case ALERT -> {
        long index = note.read(AlertRecord.class).alertIndex();
        if (index >= published.nextAlert()) {
          String id = "%s/alert/%s".formatted(runId, index);
          events.add(CloudEvents.of(ResultTopic.ALERT, runId, id, note.json()));
        }
      }
      case JOURNAL, POINT -> {}
    }
  }

  private void addPoints(List<PointNote> points, List<ProducerRecord<String, byte[]>> events) {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < points.size(); i++) {
      last.put(points.get(i).point().pointId(), i);
    }
    for (int i = 0; i < points.size(); i++) {
      PointRecord point = points.get(i).point();
      boolean superseded =
          point.state() == PointState.RUNNING && last.getOrDefault(point.pointId(), i) > i;
      if (!superseded && !published.holds(point)) {
        String key = runId + "/" + point.pointId();
        String id = "%s/%s/%s".formatted(key, point.nextFrameIndex(), point.state());
        events.add(CloudEvents.of(ResultTopic.POINT, key, id, points.get(i).json()));
      }
    }
  }
}
