package io.semlink.reports.table;

import io.semlink.simulator.results.PointColumns;
import java.util.Set;
import java.util.stream.Collectors;

/// SQL types of the columns of points.csv. They do not hang on a run's values, so that the tables
/// of several runs fit together: a column that is empty throughout has the type that it has
/// elsewhere.
final class PointTypes {
  private static final Set<String> TEXTS =
      Set.of(
          "point_id",
          "study",
          "scheme",
          "receive_mode",
          "modality",
          "resolution",
          "channel",
          "channel_parameters",
          "mcs",
          "mcs_selection",
          "modulation",
          "code",
          "decoder",
          "stop_reason",
          "state",
          "harq",
          "protocol",
          "concealment",
          "device");
  private static final Set<String> COUNTS =
      Set.of(
          "repetition",
          "iterations_max",
          "symbols_per_frame",
          "payload_bits",
          "padding_bits",
          "coded_bits",
          "frames",
          "blocks",
          "block_errors",
          "bits",
          "bit_errors",
          "demod_bits",
          "demod_bit_errors",
          "channel_uses",
          "header_symbols",
          "images_complete",
          "images_partial",
          "images_lost",
          "images_concealed",
          "frames_dropped",
          "batch");
  private static final Set<String> TRUTHS = Set.of("common_random_numbers");

  private PointTypes() {}

  /// VARCHAR, BIGINT, BOOLEAN or, unless it is known to be one of these, DOUBLE.
  ///
  /// @param column name of the column
  static String of(String column) {
    if (TEXTS.contains(column)) {
      return "VARCHAR";
    }
    return COUNTS.contains(column) ? "BIGINT" : TRUTHS.contains(column) ? "BOOLEAN" : "DOUBLE";
  }

  /// All columns with their types, as DuckDB's `read_csv` takes them.
  static String struct() {
    return PointColumns.ALL.stream()
        .map(column -> "'%s': '%s'".formatted(column.name(), of(column.name())))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
