package io.semlink.actors.log;

import io.semlink.simulator.journal.Note;
import io.semlink.simulator.results.AlertRecord;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.MetricsRecord;
import io.semlink.simulator.results.PointRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What stands in a run's journal beside its results: figures of every second, and alerts, which
/// are also kept for the next answer to people. Confined to one thread.
final class RunNotes {
  private static final Logger LOG = LoggerFactory.getLogger(RunNotes.class);

  private static final Duration SLOW = Duration.ofSeconds(1);

  private final RunFolder folder;
  private final String runId;
  private final InstantSource clock;
  private final MetricsMeter meter;
  private final AlertRules rules = new AlertRules();
  private StringJoiner unsaid = new StringJoiner(System.lineSeparator());
  private long numAlerts;
  private boolean slowSaid;

  /// Notes of a run that begins or goes on now.
  ///
  /// @param folder takes them
  /// @param runId run
  /// @param clock dates them
  /// @param numAlerts alerts that the run has already
  /// @param numIntervals metrics that the run has already
  RunNotes(RunFolder folder, String runId, InstantSource clock, long numAlerts, long numIntervals) {
    this.folder = folder;
    this.runId = runId;
    this.clock = clock;
    this.numAlerts = numAlerts;
    this.meter = new MetricsMeter(runId, numIntervals, clock.instant());
  }

  /// Looks at a point after a batch of it, or its end, has been written.
  ///
  /// @param frames the batch; none at its end
  void look(PointRecord point, List<FrameRecord> frames) {
    frames.forEach(meter::add);
    write(meter.poll(clock.instant(), folder.numFinished()));
    rules
        .look(point, frames)
        .forEach(found -> alert(found.kind(), found.message(), point.pointId()));
  }

  /// Looks at how long a batch took to be written; a slow log is said once.
  void took(Duration writing) {
    if (!slowSaid && writing.compareTo(SLOW) >= 0) {
      slowSaid = true;
      alert(
          AlertRecord.Kind.BACK_PRESSURE,
          String.format(
              Locale.ROOT,
              "a batch took %.1f s to be written, and the study waited for it",
              writing.toMillis() / 1000.0));
    }
  }

  /// Notes an alert about the run.
  void alert(AlertRecord.Kind kind, String message) {
    alert(kind, message, null);
  }

  /// Says something with the next answer, without noting it.
  void say(String message) {
    unsaid.add(message);
  }

  /// Ends the interval that runs.
  void end() {
    write(meter.end(clock.instant(), folder.numFinished()));
  }

  /// What people should know since the last call; null if nothing.
  @Nullable String takeUnsaid() {
    if (unsaid.length() == 0) {
      return null;
    }
    String taken = unsaid.toString();
    unsaid = new StringJoiner(System.lineSeparator());
    return taken;
  }

  private void alert(AlertRecord.Kind kind, String message, @Nullable String pointId) {
    say(message);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String line = message.lines().findFirst().orElse(message);
    if (note(Note.of(new AlertRecord(runId, numAlerts, kind, line, now.toString(), pointId)))) {
      numAlerts++;
    }
  }

  private void write(@Nullable MetricsRecord metrics) {
    if (metrics != null) {
      note(Note.of(metrics));
    }
  }

  /// A note that cannot be written costs no result; a batch that cannot be written will say it.
  private boolean note(Note note) {
    try {
      folder.note(note);
      return true;
    } catch (IOException e) {
      LOG.warn("a note was not written: {}", note.json(), e);
      return false;
    }
  }
}
