package io.semlink.simulator.results;

import java.util.Set;

/// What the cells of a column of points.csv are. It does not hang on a run's values: a column that
/// is empty throughout one run has the type that it has in others.
public enum ColumnType {
  TEXT,
  COUNT,
  TRUTH,
  /// A real number, the type of every column that is not named here.
  NUMBER;

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
          "device",
          "result_differs",
          "source",
          "weights",
          "asked_code_rate",
          "channel_model",
          "outside_validity");
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
          "batch",
          "queue",
          "seed");
  private static final Set<String> TRUTHS = Set.of("common_random_numbers");

  /// The type of a column.
  ///
  /// @param column its name
  static ColumnType of(String column) {
    if (TEXTS.contains(column)) {
      return TEXT;
    }
    return COUNTS.contains(column) ? COUNT : TRUTHS.contains(column) ? TRUTH : NUMBER;
  }
}
