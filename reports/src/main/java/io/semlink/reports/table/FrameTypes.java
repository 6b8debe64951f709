package io.semlink.reports.table;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.results.FrameRecord;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;

/// SQL types of the fields of a frame's record, made from the record itself, so that a new field is
/// a new column.
final class FrameTypes {
  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private FrameTypes() {}

  /// All fields with their types, nested as they are, as DuckDB's `json_transform` takes them.
  static String structure() {
    return structure(FrameRecord.class);
  }

  private static String structure(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .map(c -> "\"%s\":%s".formatted(SNAKE_CASE.translate(c.getName()), type(c)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String type(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == long[].class || type == Histogram.class) {
      return "[\"BIGINT\"]";
    }
    if (type.isRecord()) {
      return structure(type);
    }
    if (type == String.class || type.isEnum()) {
      return "\"VARCHAR\"";
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return "\"BIGINT\"";
    }
    if (type == double.class || type == Double.class) {
      return "\"DOUBLE\"";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "\"BOOLEAN\"";
    }
    throw new IllegalStateException("no SQL type for %s %s".formatted(type, component.getName()));
  }
}
