package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.TimeOfDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What `frames.csv` says about frames: a header, then one frame a line. The column `frame` holds
/// base names; `split` is train, validation (or val) or test; `time_of_day` is day or night, or
/// dusk, dawn, unknown or empty, which all count as unknown. `split` and `time_of_day` may be
/// absent, other columns are passed over. UTF-8, commas, no quotes.
///
/// @param file where it was read
/// @param rows by frame
record FrameTable(Path file, Map<String, Row> rows) {
  /// Name of the file.
  static final String NAME = "frames.csv";

  /// What is known of a frame.
  ///
  /// @param split absent where the table does not say
  /// @param time time of day
  record Row(@Nullable FolderSplit split, TimeOfDay time) {}

  /// Reads a table.
  ///
  /// @throws BadSourceException if it cannot be read, lacks the column `frame`, names a frame
  ///   twice, or holds an unknown split or time
  static FrameTable read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new BadSourceException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
    List<String> header = lines.isEmpty() ? List.of() : cells(lines.getFirst());
    if (!header.contains("frame")) {
      throw new BadSourceException("%s has no column \"frame\" in its first line".formatted(file));
    }
    Map<String, Row> rows = new TreeMap<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        add(rows, header, cells(lines.get(i)), file + ":" + (i + 1));
      }
    }
    return new FrameTable(file, rows);
  }

  private static List<String> cells(String line) {
    return List.of(line.strip().split("\\s*,\\s*", -1));
  }

  private static void add(
      Map<String, Row> rows, List<String> header, List<String> cells, String where) {
    if (cells.size() != header.size()) {
      throw new BadSourceException(
          "%s has %d cells but the first line has %d"
              .formatted(where, cells.size(), header.size()));
    }
    Row row =
        new Row(
            split(cell(header, cells, "split"), where),
            time(cell(header, cells, "time_of_day"), where));
    if (rows.put(cell(header, cells, "frame"), row) != null) {
      throw new BadSourceException(
          "%s names the frame %s again".formatted(where, cell(header, cells, "frame")));
    }
  }

  private static String cell(List<String> header, List<String> cells, String column) {
    int at = header.indexOf(column);
    return at < 0 ? "" : cells.get(at);
  }

  private static @Nullable FolderSplit split(String text, String where) {
    return switch (text) {
      case "train" -> FolderSplit.TRAIN;
      case "val", "validation" -> FolderSplit.VALIDATION;
      case "test" -> FolderSplit.TEST;
      case "" -> null;
      default ->
          throw new BadSourceException(
              "%s: split is \"%s\" but must be train, validation or test".formatted(where, text));
    };
  }

  private static TimeOfDay time(String text, String where) {
    return switch (text) {
      case "day" -> TimeOfDay.DAY;
      case "night" -> TimeOfDay.NIGHT;
      case "dusk", "dawn", "unknown", "" -> TimeOfDay.UNKNOWN;
      default ->
          throw new BadSourceException(
              "%s: time_of_day is \"%s\" but must be day, night, dusk, dawn or unknown"
                  .formatted(where, text));
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
