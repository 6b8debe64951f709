package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Refuses keys that no reader would look at: they would be passed over in silence.
final class KnownKeys {
  private static final String KAFKA_CLIENT = "log.kafka-client";

  private KnownKeys() {}

  /// Refuses the first unknown key, and a value where a block must be.
  ///
  /// @param config a resolved scenario
  static void require(Config config) {
    require(List.of(), config.root());
    if (config.hasPath(KAFKA_CLIENT)) {
      requireBlock(KAFKA_CLIENT, config.getValue(KAFKA_CLIENT));
    }
  }

  private static void requireBlock(String path, ConfigValue value) {
    if (value.valueType() != ConfigValueType.OBJECT) {
      throw new ScenarioException(
          "%s must be a block { ... } (%s)".formatted(path, ScenarioFile.place(value.origin())));
    }
  }

  private static void require(List<String> parents, ConfigObject object) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      List<String> parts = new ArrayList<>(parents);
      parts.add(entry.getKey());
      String path = ConfigUtil.joinPath(parts);
      ConfigValue value = entry.getValue();
      if (ScenarioKeys.isKnown(path)) {
        continue;
      }
      if (isParent(parts)) {
        requireBlock(path, value);
        require(parts, (ConfigObject) value);
      } else {
        throw unknown(path, value);
      }
    }
  }

  private static ScenarioException unknown(String path, ConfigValue value) {
    String place = ScenarioFile.place(value.origin());
    if (path.equals(HoconFiles.EXTENDS)) {
      return new ScenarioException("extends can stand in a file alone (%s)".formatted(place));
    }
    String message = "unknown key %s (%s)".formatted(path, place);
    return ScenarioKeys.nearest(path)
        .map(known -> new ScenarioException(message, "Maybe " + known))
        .orElseGet(() -> new ScenarioException(message));
  }

  private static boolean isParent(List<String> parts) {
    return ScenarioKeys.ALL.stream()
        .map(key -> ConfigUtil.splitPath(key.pattern()))
        .filter(pattern -> pattern.size() > parts.size())
        .anyMatch(pattern -> ScenarioKeys.matches(pattern.subList(0, parts.size()), parts));
  }
}
