package io.semlink.reports.html;

import io.semlink.reports.stat.TaskMetric;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.results.AssertionResult;
import io.semlink.simulator.results.PointCounts;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.PointTiming;
import io.semlink.simulator.results.RunRecord;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The run in a few numbers.
///
/// @param run what was run
/// @param points all points, in plan order
/// @param frameRecords frame records found; 0 if the run wrote none
record Summary(RunRecord run, List<PointRecord> points, long frameRecords) {
  long numIn(PointState state) {
    return points.stream().filter(p -> p.state() == state).count();
  }

  PointCounts total() {
    return points.stream().map(PointRecord::counts).reduce(PointCounts.NONE, PointCounts::plus);
  }

  /// Wall time of all points one after the other, s.
  double wallSeconds() {
    return points.stream()
        .map(PointRecord::timing)
        .filter(Objects::nonNull)
        .mapToDouble(PointTiming::wallSeconds)
        .sum();
  }

  /// Point with the greatest value of a metric; empty if none has it.
  Optional<PointRecord> best(TaskMetric metric) {
    return points.stream()
        .filter(p -> metric.of(p) != null)
        .max(Comparator.comparing(p -> Objects.requireNonNull(metric.of(p))));
  }

  /// How many points stopped for which reason, by name.
  Map<String, Long> stopReasons() {
    return points.stream()
        .map(Summary::stopReason)
        .collect(Collectors.groupingBy(r -> r, TreeMap::new, Collectors.counting()));
  }

  static String stopReason(PointRecord point) {
    PointRecord.@Nullable StopReason reason = point.stopReason();
    return reason == null
        ? point.state().name().toLowerCase(Locale.ROOT)
        : reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Name and value, as the page and summary.csv show them.
  Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    table.put("study", run.study());
    table.put("run", run.runId());
    table.put("state", run.state().name().toLowerCase(Locale.ROOT));
    table.put("started at (UTC)", run.startedAt());
    table.put("seed", Long.toString(run.seed()));
    table.put("configuration (SHA-256)", run.configurationHash());
    new TreeMap<>(run.weights()).forEach((k, v) -> table.put("weights of " + k, v));
    countsInto(table);
    assertionsInto(table);
    new TreeMap<>(run.environment()).forEach(table::put);
    return table;
  }

  private void assertionsInto(Map<String, String> table) {
    List<AssertionResult> judged = run.assertions();
    if (judged != null) {
      for (AssertionResult one : judged) {
        table.put(
            "assert " + one.text(),
            "%s, %s".formatted(one.holds() ? "holds" : "fails", one.figure()));
      }
    }
  }

  private void countsInto(Map<String, String> table) {
    table.put("points planned", Integer.toString(run.points()));
    for (PointState state : PointState.values()) {
      if (numIn(state) > 0) {
        table.put("points " + state.name().toLowerCase(Locale.ROOT), Long.toString(numIn(state)));
      }
    }
    table.put(
        "stop reasons",
        stopReasons().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", ")));
    table.put("frames counted", Long.toString(total().frames()));
    table.put("frame records", Long.toString(frameRecords));
    table.put("wall time of all points (s)", Words.number(wallSeconds(), 1));
  }

  String csv() {
    return table().entrySet().stream()
        .map(e -> quoted(e.getKey()) + "," + quoted(e.getValue()))
        .collect(Collectors.joining("\n", "name,value\n", "\n"));
  }

  static String quoted(String text) {
    boolean needed = text.contains(",") || text.contains("\"") || text.contains("\n");
    return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
