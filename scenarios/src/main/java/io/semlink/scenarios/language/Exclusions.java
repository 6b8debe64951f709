package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Points that a sweep leaves out: `sweep.exclude = [{ link.EsN0 = "0:2:4 dB", schemes = semantic
/// }]`. A point that matches all of an entry is left out.
///
/// @param entries in the order of the file
record Exclusions(List<Entry> entries) {
  private static final String EXCLUDE = "sweep.exclude";
  private static final Pattern NUMBER =
      Pattern.compile("\\s*([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\\s*([A-Za-z]*)\\s*");

  /// One object of the list.
  ///
  /// @param values by axis, any of which matches
  /// @param place where it stands
  record Entry(Map<String, List<ConfigValue>> values, String place) {
    boolean matches(Config point) {
      return values.entrySet().stream()
          .allMatch(e -> e.getValue().stream().anyMatch(v -> has(point, e.getKey(), v)));
    }
  }

  /// Reads the list; empty where there is none.
  ///
  /// @throws ScenarioException if an entry names what can be no axis
  static Exclusions read(Config scenario) {
    if (!scenario.hasPath(EXCLUDE)) {
      return new Exclusions(List.of());
    }
    ConfigValue value = scenario.getValue(EXCLUDE);
    List<? extends ConfigValue> list =
        value instanceof ConfigList several ? several : List.of(value);
    List<Entry> entries = new ArrayList<>();
    for (ConfigValue one : list) {
      String place = ScenarioFile.place(one.origin());
      if (!(one instanceof ConfigObject object) || object.isEmpty()) {
        throw new ScenarioException(
            "%s must be a list of objects { AXIS = value } (%s)".formatted(EXCLUDE, place),
            "Maybe [{ link.EsN0 = \"0 dB\" }]");
      }
      Map<String, List<ConfigValue>> values = new TreeMap<>();
      collect(List.of(), object, values);
      entries.add(new Entry(values, place));
    }
    return new Exclusions(entries);
  }

  private static void collect(
      List<String> parents, ConfigObject object, Map<String, List<ConfigValue>> values) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      List<String> parts = new ArrayList<>(parents);
      // A key in quotes, as "link.EsN0", is the path that it looks like.
      parts.addAll(
          parents.isEmpty() ? ConfigUtil.splitPath(entry.getKey()) : List.of(entry.getKey()));
      ConfigValue value = entry.getValue();
      String path = ConfigUtil.joinPath(parts);
      if (value instanceof ConfigObject inner && !Ranges.isAxis(value)) {
        collect(parts, inner, values);
      } else if (Axes.canBe(path)) {
        values.put(path, Ranges.values(path, value));
      } else {
        String message =
            "%s names \"%s\", which can be no axis (%s)"
                .formatted(EXCLUDE, path, ScenarioFile.place(value.origin()));
        throw ScenarioKeys.nearest(path)
            .filter(Axes::canBe)
            .map(known -> new ScenarioException(message, "Maybe " + known))
            .orElseGet(() -> new ScenarioException(message));
      }
    }
  }

  /// The points that are left.
  ///
  /// @throws ScenarioException if an entry matches no point, or nothing is left
  List<Config> apply(List<Config> points) {
    for (Entry entry : entries) {
      if (points.stream().noneMatch(entry::matches)) {
        throw new ScenarioException(
            "%s matches no point: %s (%s)".formatted(EXCLUDE, text(entry), entry.place()));
      }
    }
    List<Config> left =
        points.stream()
            .filter(point -> entries.stream().noneMatch(entry -> entry.matches(point)))
            .toList();
    if (left.isEmpty()) {
      throw new ScenarioException(
          "%s leaves no point (%s)".formatted(EXCLUDE, entries.getFirst().place()));
    }
    return left;
  }

  private static String text(Entry entry) {
    return entry.values().entrySet().stream()
        .map(e -> e.getKey() + " = " + e.getValue().stream().map(ConfigValue::unwrapped).toList())
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  private static boolean has(Config point, String axis, ConfigValue wanted) {
    if (axis.equals(Axes.SCHEMES)) {
      return Axes.schemeNames(point).contains(wanted.unwrapped().toString());
    }
    if (!point.hasPath(axis)) {
      return false;
    }
    ConfigValue value = point.getValue(axis);
    if (value instanceof ConfigObject channel) {
      return channel.keySet().contains(wanted.unwrapped().toString());
    }
    return same(value.unwrapped().toString(), wanted.unwrapped().toString());
  }

  /// Equal texts, or equal numbers with equal units: "0 dB" is "0.0 dB".
  private static boolean same(String a, String b) {
    Matcher first = NUMBER.matcher(a);
    Matcher second = NUMBER.matcher(b);
    if (!first.matches() || !second.matches()) {
      return a.strip().equals(b.strip());
    }
    return first.group(2).equals(second.group(2))
        && new BigDecimal(first.group(1)).compareTo(new BigDecimal(second.group(1))) == 0;
  }
}
