package io.semlink.simulator.journal;

import io.semlink.simulator.results.AlertRecord;
import io.semlink.simulator.results.MetricsRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import java.util.Arrays;

/// What stands behind a batch of frames, or alone: a record as one line of JSON.
///
/// @param kind of record
/// @param json the record
public record Note(Kind kind, String json) {

  /// Kinds of records, each with the letter that stands for it in the file.
  public enum Kind {
    /// The journal's own id, its first entry.
    JOURNAL('J'),
    /// A {@link RunRecord}: the run began, went on or ended.
    RUN('R'),
    /// A {@link PointRecord}: the point as it stands after the batch, or its end.
    POINT('P'),
    /// A {@link MetricsRecord}.
    METRICS('M'),
    /// An {@link AlertRecord}.
    ALERT('A');

    private final byte letter;

    Kind(char letter) {
      this.letter = (byte) letter;
    }

    byte letter() {
      return letter;
    }

    /// @throws IllegalArgumentException if the letter stands for no kind
    static Kind of(byte letter) {
      return Arrays.stream(values())
          .filter(kind -> kind.letter == letter)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no kind of note: " + letter));
    }
  }

  /// The journal's own id.
  ///
  /// @param id any word
  public static Note journal(String id) {
    return new Note(Kind.JOURNAL, ResultJson.write(id));
  }

  /// What happened to the run.
  public static Note of(RunRecord run) {
    return new Note(Kind.RUN, ResultJson.write(run));
  }

  /// Where a point stands.
  public static Note of(PointRecord point) {
    return new Note(Kind.POINT, ResultJson.write(point));
  }

  /// What the run did in a second.
  public static Note of(MetricsRecord metrics) {
    return new Note(Kind.METRICS, ResultJson.write(metrics));
  }

  /// What people should know of.
  public static Note of(AlertRecord alert) {
    return new Note(Kind.ALERT, ResultJson.write(alert));
  }

  /// The record.
  ///
  /// @throws IllegalArgumentException if the note holds no such record
  public <T> T read(Class<T> type) {
    return ResultJson.read(json, type);
  }
}
