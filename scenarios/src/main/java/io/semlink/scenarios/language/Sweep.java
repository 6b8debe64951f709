package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Unfolds a scenario with axes into one configuration a point, in which every axis has one value.
/// The axis that stands first in the grid varies slowest; an axis inside a scheme multiplies that
/// scheme only.
public final class Sweep {
  private static final String SCHEMES = "schemes";
  private static final String GRID = "sweep.grid";

  private Sweep() {}

  /// All points of a scenario in plan order.
  ///
  /// @throws ScenarioException if the grid names something that is no axis, or leaves an axis out
  public static List<Config> points(Config scenario) {
    List<String> grid = grid(scenario);
    List<Config> points = List.of(scenario.withoutPath("sweep"));
    for (String axis : grid) {
      points = points.stream().flatMap(point -> unfold(point, axis).stream()).toList();
    }
    return points;
  }

  private static List<Config> unfold(Config point, String axis) {
    List<Config> unfolded = new ArrayList<>();
    if (axis.equals(SCHEMES)) {
      for (String name : schemeNames(point)) {
        ConfigObject all = point.getObject(SCHEMES);
        Config one = point.withoutPath(SCHEMES).withValue(quoted(name), all.get(name));
        unfolded.add(one);
      }
      return unfolded;
    }
    if (!point.hasPath(axis)) {
      // The axis belongs to a scheme that this point does not have.
      return List.of(point);
    }
    for (ConfigValue value : Ranges.values(axis, point.getValue(axis))) {
      unfolded.add(point.withValue(axis, value));
    }
    return unfolded;
  }

  private static String quoted(String schemeName) {
    return ConfigUtil.joinPath(SCHEMES, schemeName);
  }

  /// The axes in their order: as the grid says, or all of them.
  private static List<String> grid(Config scenario) {
    List<String> axes = axes(scenario);
    if (!scenario.hasPath(GRID)) {
      return axes;
    }
    ConfigValue value = scenario.getValue(GRID);
    if (value.valueType() != ConfigValueType.LIST) {
      throw new ScenarioException(
          "%s must be a list of axes (%s)".formatted(GRID, ScenarioFile.place(value.origin())));
    }
    List<String> named = new ArrayList<>();
    for (ConfigValue entry : (ConfigList) value) {
      String axis = entry.unwrapped().toString();
      boolean isAxis =
          axis.equals(SCHEMES) || ScenarioKeys.axes().stream().anyMatch(key -> key.matches(axis));
      if (!isAxis || (!axis.equals(SCHEMES) && !scenario.hasPath(axis))) {
        throw new ScenarioException(
            "%s names \"%s\", which is no axis of this study (%s)"
                .formatted(GRID, axis, ScenarioFile.place(entry.origin())),
            "Maybe one of " + String.join(", ", axes));
      }
      named.add(axis);
    }
    requireAllNamed(axes, named);
    return withSchemesFirst(scenario, named);
  }

  private static void requireAllNamed(List<String> axes, List<String> named) {
    for (String axis : axes) {
      if (!axis.equals(SCHEMES) && !named.contains(axis)) {
        throw new ScenarioException(
            "%s holds several values but is not named in %s".formatted(axis, GRID));
      }
    }
  }

  /// A study with one scheme need not name it.
  private static List<String> withSchemesFirst(Config scenario, List<String> named) {
    if (named.contains(SCHEMES) || schemeNames(scenario).isEmpty()) {
      return named;
    }
    if (schemeNames(scenario).size() > 1) {
      throw new ScenarioException(
          "schemes holds several schemes but is not named in %s".formatted(GRID));
    }
    List<String> axes = new ArrayList<>(List.of(SCHEMES));
    axes.addAll(named);
    return axes;
  }

  private static List<String> axes(Config scenario) {
    List<String> axes = new ArrayList<>();
    if (!schemeNames(scenario).isEmpty()) {
      axes.add(SCHEMES);
    }
    for (ScenarioKeys.Key key : ScenarioKeys.axes()) {
      for (String path : paths(scenario, key.pattern())) {
        if (scenario.hasPath(path) && Ranges.isAxis(scenario.getValue(path))) {
          axes.add(path);
        }
      }
    }
    return axes;
  }

  /// The paths that a key stands for: one, or one a scheme.
  private static List<String> paths(Config scenario, String pattern) {
    List<String> parts = ConfigUtil.splitPath(pattern);
    if (!parts.getFirst().equals(SCHEMES)) {
      return List.of(pattern);
    }
    return schemeNames(scenario).stream()
        .map(name -> ConfigUtil.joinPath(SCHEMES, name, parts.getLast()))
        .toList();
  }

  /// Names of the schemes, sorted so that a plan does not hang on the order of a map.
  static List<String> schemeNames(Config scenario) {
    if (!scenario.hasPath(SCHEMES)) {
      return List.of();
    }
    Set<String> names = scenario.getObject(SCHEMES).keySet();
    return names.stream().sorted().toList();
  }
}
