package io.semlink.scenarios.language;

import com.typesafe.config.ConfigUtil;
import io.semlink.simulator.notation.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Every key that a scenario may hold, `*` standing for a name that the user chooses. A key marked
/// as an axis may hold a list or a range instead of one value.
final class ScenarioKeys {
  private static final String STAR = "*";

  private ScenarioKeys() {}

  /// One key.
  ///
  /// @param pattern its full path, `"*"` in quotes for a name that the user chooses
  /// @param axis whether a list of values spans an axis of the study
  /// @param sentence what it means
  record Key(String pattern, boolean axis, String sentence) {
    /// Whether a path, names for the stars filled in, is this key.
    boolean matches(String path) {
      return ScenarioKeys.matches(ConfigUtil.splitPath(pattern), ConfigUtil.splitPath(path));
    }
  }

  /// Whether parts of a path fit a pattern of equal length.
  static boolean matches(List<String> pattern, List<String> parts) {
    return pattern.size() == parts.size()
        && IntStream.range(0, parts.size())
            .allMatch(i -> pattern.get(i).equals(STAR) || pattern.get(i).equals(parts.get(i)));
  }

  /// All keys.
  static final List<Key> ALL = KeyTable.ALL;

  /// Axes in the order of a full grid.
  static List<Key> axes() {
    return ALL.stream().filter(Key::axis).toList();
  }

  /// Whether a path, or a parent of it whose content is free, is known.
  static boolean isKnown(String path) {
    return ALL.stream().anyMatch(key -> key.matches(path))
        || path.startsWith("log.kafka-client.")
        || path.startsWith("link.channel.");
  }

  /// The known path nearest to an unknown one.
  static Optional<String> nearest(String path) {
    return NearestWord.of(path, ALL.stream().map(key -> fillStars(key.pattern(), path)));
  }

  private static String fillStars(String pattern, String path) {
    List<String> names = ConfigUtil.splitPath(path);
    List<String> parts = new ArrayList<>(ConfigUtil.splitPath(pattern));
    for (int i = 0; i < parts.size() && i < names.size(); i++) {
      parts.set(i, parts.get(i).equals(STAR) ? names.get(i) : parts.get(i));
    }
    return ConfigUtil.joinPath(parts);
  }
}
