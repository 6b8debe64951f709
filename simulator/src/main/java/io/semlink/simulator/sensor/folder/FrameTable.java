package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.notation.Table;
import io.semlink.simulator.notation.TextFile;
import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.TimeOfDay;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What `frames.csv` says about frames, a {@link Table} with one frame a line. The column `frame`
/// holds base names; `split` is train, validation (or val) or test; `time_of_day` is day or night,
/// or dusk, dawn, unknown or empty, which all count as unknown. `split` and `time_of_day` may be
/// absent, other columns are passed over.
///
/// @param file where it was read
/// @param rows by frame
record FrameTable(Path file, Map<String, Row> rows) {
  /// Name of the file.
  static final String NAME = "frames.csv";

  private static final String FRAME = "frame";
  private static final String SPLIT = "split";
  private static final String TIME = "time_of_day";
  private static final List<String> COLUMNS = List.of(FRAME, SPLIT, TIME);

  /// What is known of a frame.
  ///
  /// @param split absent where the table does not say
  /// @param time time of day
  record Row(@Nullable FolderSplit split, TimeOfDay time) {}

  /// Reads a table.
  ///
  /// @throws BadSourceException if it cannot be read, is no table, lacks the column `frame`, names
  ///   a frame twice, or holds an unknown split or time
  static FrameTable read(Path file) {
    Table table = Table.of(TextFile.read(file, BadSourceException::new), COLUMNS);
    if (!table.columns().contains(FRAME)) {
      throw table.wrongColumns("one must be " + FRAME);
    }
    Map<String, Row> rows = new TreeMap<>();
    for (Table.Row row : table.rows()) {
      if (rows.put(row.text(FRAME), new Row(split(row), time(row))) != null) {
        throw row.wrong("the frame %s stands there again".formatted(row.text(FRAME)));
      }
    }
    return new FrameTable(file, rows);
  }

  private static @Nullable FolderSplit split(Table.Row row) {
    return switch (row.text(SPLIT)) {
      case "train" -> FolderSplit.TRAIN;
      case "val", "validation" -> FolderSplit.VALIDATION;
      case "test" -> FolderSplit.TEST;
      case "" -> null;
      default -> throw row.wrong(SPLIT, "train, validation or test");
    };
  }

  private static TimeOfDay time(Table.Row row) {
    return switch (row.text(TIME)) {
      case "day" -> TimeOfDay.DAY;
      case "night" -> TimeOfDay.NIGHT;
      case "dusk", "dawn", "unknown", "" -> TimeOfDay.UNKNOWN;
      default -> throw row.wrong(TIME, "day, night, dusk, dawn or unknown");
    };
  }

  /// The splits that occur.
  Set<FolderSplit> splits() {
    Set<FolderSplit> found = EnumSet.noneOf(FolderSplit.class);
    for (Row row : rows.values()) {
      if (row.split != null) {
        found.add(row.split);
      }
    }
    return found;
  }

  /// Whether a frame belongs to a split. A frame that the table does not name belongs to ALL only.
  boolean holds(String frame, FolderSplit split) {
    Row row = rows.get(frame);
    return split == FolderSplit.ALL || (row != null && row.split == split);
  }

  /// The time of a frame.
  TimeOfDay time(String frame) {
    Row row = rows.get(frame);
    return row == null ? TimeOfDay.UNKNOWN : row.time;
  }
}
