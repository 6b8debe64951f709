package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The block `sweep`: which axes multiply and which go together.
///
/// @param grid axes that form a product, the first one varies slowest
/// @param zip groups of axes that vary together
record SweepBlock(List<String> grid, List<List<String>> zip) {
  static final String SWEEP = "sweep";
  private static final String GRID = "sweep.grid";
  private static final String ZIP = "sweep.zip";
  private static final String CHANNEL = "link.channel";

  /// Reads the block; without one all axes form the full grid.
  static SweepBlock read(Config scenario) {
    List<String> axes = Axes.of(scenario);
    if (!scenario.hasPath(GRID) && !scenario.hasPath(ZIP)) {
      return new SweepBlock(axes, List.of());
    }
    List<String> grid =
        scenario.hasPath(GRID) ? names(scenario, axes, GRID, scenario.getValue(GRID)) : List.of();
    List<List<String>> zip = scenario.hasPath(ZIP) ? groups(scenario, axes) : List.of();
    requireEachOnce(scenario, grid, zip);
    requireAllNamed(scenario, axes, grid, zip);
    requireChannelFirst(scenario, grid, zip);
    return new SweepBlock(withSchemesFirst(scenario, grid), zip);
  }

  private static List<List<String>> groups(Config scenario, List<String> axes) {
    ConfigValue value = scenario.getValue(ZIP);
    boolean several =
        value instanceof ConfigList list
            && list.stream().anyMatch(one -> one.valueType() == ConfigValueType.LIST);
    List<List<String>> groups = new ArrayList<>();
    for (ConfigValue group : several ? (ConfigList) value : List.of(value)) {
      List<String> names = names(scenario, axes, ZIP, group);
      if (names.contains(Axes.SCHEMES) || names.size() < 2) {
        throw new ScenarioException(
            "%s must pair at least two axes, schemes not among them (%s)"
                .formatted(ZIP, ScenarioFile.place(group.origin())));
      }
      groups.add(names);
    }
    return groups;
  }

  private static List<String> names(
      Config scenario, List<String> axes, String key, ConfigValue value) {
    if (!(value instanceof ConfigList list)) {
      throw new ScenarioException(
          "%s must be a list of axes (%s)".formatted(key, ScenarioFile.place(value.origin())));
    }
    List<String> named = new ArrayList<>();
    for (ConfigValue entry : list) {
      String axis = entry.unwrapped().toString();
      if (!isAxis(scenario, axes, axis)) {
        throw new ScenarioException(
            "%s names \"%s\", which is no axis of this study (%s)"
                .formatted(key, axis, ScenarioFile.place(entry.origin())),
            "Maybe one of " + String.join(", ", axes));
      }
      named.add(axis);
    }
    return named;
  }

  /// An axis with one value may be named too, but not a parameter that no channel has.
  private static boolean isAxis(Config scenario, List<String> axes, String axis) {
    try {
      return axes.contains(axis) || (Axes.canBe(axis) && scenario.hasPath(axis));
    } catch (ConfigException.BadPath e) {
      return false;
    }
  }

  private static void requireEachOnce(Config scenario, List<String> grid, List<List<String>> zip) {
    Set<String> seen = new HashSet<>();
    Stream.concat(grid.stream(), zip.stream().flatMap(List::stream))
        .filter(axis -> !seen.add(axis))
        .findFirst()
        .ifPresent(axis -> {
          throw new ScenarioException(
              "%s is named twice in sweep (%s)"
                  .formatted(axis, ScenarioFile.place(scenario.getValue(SWEEP).origin())));
        });
  }

  /// Before one of several channels is chosen none of their parameters is there.
  private static void requireChannelFirst(
      Config scenario, List<String> grid, List<List<String>> zip) {
    List<List<String>> steps = Stream.concat(grid.stream().map(List::of), zip.stream()).toList();
    boolean parameterSeen = false;
    for (List<String> step : steps) {
      parameterSeen |= step.stream().anyMatch(axis -> axis.startsWith(CHANNEL + "."));
      if (parameterSeen && step.contains(CHANNEL)) {
        throw new ScenarioException(
            "%s must be named before the parameters of its channels (%s)"
                .formatted(CHANNEL, ScenarioFile.place(scenario.getValue(SWEEP).origin())));
      }
    }
  }

  private static void requireAllNamed(
      Config scenario, List<String> axes, List<String> grid, List<List<String>> zip) {
    for (String axis : axes) {
      boolean named =
          axis.equals(Axes.SCHEMES)
              || grid.contains(axis)
              || zip.stream().anyMatch(group -> group.contains(axis));
      if (!named) {
        throw new ScenarioException(
            "%s holds several values but is not named in %s (%s)"
                .formatted(
                    axis,
                    zip.isEmpty() ? GRID : GRID + " or " + ZIP,
                    ScenarioFile.place(scenario.getValue(SWEEP).origin())),
            "Maybe sweep.grid = [%s]".formatted(String.join(", ", axes)));
      }
    }
  }

  /// A study with one scheme need not name it.
  private static List<String> withSchemesFirst(Config scenario, List<String> named) {
    if (named.contains(Axes.SCHEMES) || Axes.schemeNames(scenario).isEmpty()) {
      return named;
    }
    if (Axes.schemeNames(scenario).size() > 1) {
      throw new ScenarioException(
          "schemes holds several schemes but is not named in %s (%s)"
              .formatted(GRID, ScenarioFile.place(scenario.getValue(SWEEP).origin())));
    }
    return Stream.concat(Stream.of(Axes.SCHEMES), named.stream()).toList();
  }
}
