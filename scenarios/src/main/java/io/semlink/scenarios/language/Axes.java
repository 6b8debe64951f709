package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The axes that a scenario has, in the order of a full grid: the first one varies slowest.
final class Axes {
  static final String SCHEMES = "schemes";
  private static final String CHANNEL = "link.channel";

  private Axes() {}

  /// Paths of the axes with several values; `schemes` where there is a scheme. Parameters of
  /// channels follow their channel by name, so that a plan does not hang on the order of a map.
  static List<String> of(Config scenario) {
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
      if (key.pattern().equals(CHANNEL) && scenario.hasPath(CHANNEL)) {
        Set<String> parameters = new TreeSet<>();
        collect(scenario.getValue(CHANNEL), parameters);
        axes.addAll(parameters);
      }
    }
    return axes;
  }

  /// Whether a path can be an axis, whatever its value in this scenario is.
  static boolean canBe(String path) {
    return path.equals(SCHEMES)
        || path.startsWith(CHANNEL + ".")
        || ScenarioKeys.axes().stream().anyMatch(key -> key.matches(path));
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

  /// Parameters with several values, of one channel or of any of a list.
  private static void collect(ConfigValue channel, Set<String> parameters) {
    if (channel instanceof ConfigList list) {
      list.forEach(one -> collect(one, parameters));
    } else if (channel instanceof ConfigObject block) {
      collect(List.of("link", "channel"), block, parameters);
    }
  }

  private static void collect(List<String> parents, ConfigObject block, Set<String> parameters) {
    for (Map.Entry<String, ConfigValue> entry : block.entrySet()) {
      List<String> parts = new ArrayList<>(parents);
      parts.add(entry.getKey());
      ConfigValue value = entry.getValue();
      if (Ranges.isAxis(value)) {
        parameters.add(ConfigUtil.joinPath(parts));
      } else if (value.valueType() == ConfigValueType.OBJECT) {
        collect(parts, (ConfigObject) value, parameters);
      }
    }
  }

  /// Names of the schemes, sorted so that a plan does not hang on the order of a map.
  static List<String> schemeNames(Config scenario) {
    if (!scenario.hasPath(SCHEMES)) {
      return List.of();
    }
    return scenario.getObject(SCHEMES).keySet().stream().sorted().toList();
  }
}
