package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Map;

/// `key = null` takes a key away, also one of a scenario that the file extends.
final class Nulls {
  private Nulls() {}

  /// The same without keys that are null.
  ///
  /// @param config resolved
  /// @throws ScenarioException if a list holds null, which takes nothing away
  static Config without(Config config) {
    return without(config.root()).toConfig();
  }

  private static ConfigObject without(ConfigObject object) {
    ConfigObject kept = object;
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      ConfigValue value = entry.getValue();
      switch (value.valueType()) {
        case NULL -> kept = kept.withoutKey(entry.getKey());
        case OBJECT -> kept = kept.withValue(entry.getKey(), without((ConfigObject) value));
        case LIST -> requireNone(entry.getKey(), (ConfigList) value);
        default -> {
          // A plain value stays as it is.
        }
      }
    }
    return kept;
  }

  private static void requireNone(String key, ConfigList list) {
    for (ConfigValue value : list) {
      if (value.valueType() == ConfigValueType.NULL) {
        throw new ScenarioException(
            "%s holds null in a list (%s)".formatted(key, ScenarioFile.place(value.origin())));
      }
      if (value instanceof ConfigObject object) {
        without(object);
      } else if (value instanceof ConfigList inner) {
        requireNone(key, inner);
      }
    }
  }
}
