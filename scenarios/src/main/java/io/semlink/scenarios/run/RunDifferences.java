package io.semlink.scenarios.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import io.semlink.simulator.results.RunRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What differs between a run that stopped and the one that would go on with it, in anything that
/// could change a result. Each difference is a line "name: then -> now".
final class RunDifferences {
  private static final int MAX_LINES = 20;
  private static final String NONE = "(not set)";
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  /// Keys that change no result, each with all keys below it.
  private static final List<String> HARMLESS =
      List.of("log", "report", "assert", "run.parallelism", "run.keep");

  private RunDifferences() {}

  /// Differences of the scenario.
  static List<String> ofConfiguration(RunRecord then, RunRecord now) {
    return lines(values(then.configuration()), values(now.configuration()));
  }

  /// Differences of program, weights and kind of device.
  static List<String> ofProgram(RunRecord then, RunRecord now) {
    return lines(program(then), program(now));
  }

  /// Differences of the points.
  ///
  /// @param then the run that stopped
  /// @param known ids of the points that it has frames or a row of
  /// @param planned ids of the points as planned now
  static List<String> ofPoints(RunRecord then, Set<String> known, List<String> planned) {
    List<String> lines = new ArrayList<>();
    if (then.points() != planned.size()) {
      lines.add("number of points: %s -> %s".formatted(then.points(), planned.size()));
    }
    Set<String> unknown = new TreeSet<>(known);
    unknown.removeAll(new LinkedHashSet<>(planned));
    if (!unknown.isEmpty()) {
      lines.add(
          "point ids: %s that were begun are planned no more, %s among them; the frames or files"
                  .formatted(unknown.size(), unknown.iterator().next())
              + " that the scenario names may have changed");
    }
    return lines;
  }

  /// At most twenty lines, indented, for a message.
  static String text(List<String> lines) {
    String shown =
        lines.stream().limit(MAX_LINES).map(line -> "  " + line).collect(Collectors.joining("\n"));
    return lines.size() <= MAX_LINES
        ? shown
        : shown + "\n  and %s more".formatted(lines.size() - MAX_LINES);
  }

  private static Map<String, String> values(String configuration) {
    Config config = ConfigFactory.parseString(configuration);
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, ConfigValue> entry : config.entrySet()) {
      if (HARMLESS.stream().noneMatch(key -> isWithin(entry.getKey(), key))) {
        // Not rendered: the command line's "9" is the file's 9.
        values.put(entry.getKey(), entry.getValue().unwrapped().toString());
      }
    }
    return values;
  }

  private static boolean isWithin(String path, String key) {
    return path.equals(key) || path.startsWith(key + ".");
  }

  private static Map<String, String> program(RunRecord run) {
    Map<String, String> program = new TreeMap<>();
    for (String name : List.of("semlink", "results_version")) {
      program.put(name, run.environment().getOrDefault(name, NONE));
    }
    program.put("device", kinds(run.environment().getOrDefault("device", NONE)));
    run.weights().forEach((scheme, hash) -> program.put("weights of " + scheme, hash));
    return program;
  }

  /// Kinds of device, without their numbers: one GPU gives what another gives.
  private static String kinds(String devices) {
    return WORD.matcher(devices)
        .results()
        .map(MatchResult::group)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static List<String> lines(Map<String, String> then, Map<String, String> now) {
    Set<String> names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !then.getOrDefault(name, NONE).equals(now.getOrDefault(name, NONE)))
        .map(name ->
            "%s: %s -> %s"
                .formatted(name, then.getOrDefault(name, NONE), now.getOrDefault(name, NONE)))
        .toList();
  }
}
