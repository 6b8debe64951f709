package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import io.semlink.simulator.notation.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The properties of the Kafka clients, `log.kafka-client`. A value may be a secret, so none is
/// ever part of a message; it may stand in the scenario, in the environment (`${?NAME}`) or in a
/// file of its own: `ssl.key.password { from-file = "password.txt" }`.
final class KafkaClientProperties {
  private static final String BLOCK = "log.kafka-client";
  private static final String FROM_FILE = "from-file";

  private KafkaClientProperties() {}

  /// Reads them.
  ///
  /// @param file says what a relative path starts from
  /// @return name to value; empty where there are none
  /// @throws ScenarioException if a file of a value cannot be read or is empty
  static Map<String, String> read(Config config, ScenarioFile file) {
    Map<String, String> properties = new TreeMap<>();
    if (config.hasPath(BLOCK)) {
      config
          .getConfig(BLOCK)
          .entrySet()
          .forEach(entry -> put(properties, entry.getKey(), entry.getValue(), file));
    }
    return properties;
  }

  private static void put(
      Map<String, String> properties, String path, ConfigValue value, ScenarioFile file) {
    List<String> keys = ConfigUtil.splitPath(path);
    if (keys.size() > 1 && keys.getLast().equals(FROM_FILE)) {
      String name = String.join(".", keys.subList(0, keys.size() - 1));
      properties.put(name, content(name, file.resolve(value), value));
    } else {
      properties.put(String.join(".", keys), value.unwrapped().toString());
    }
  }

  private static String content(String name, Path path, ConfigValue value) {
    String text = TextFile.content(path, (problem, cause) -> wrong(name, problem, value)).strip();
    if (text.isEmpty()) {
      throw wrong(name, "%s is empty".formatted(path), value);
    }
    return text;
  }

  private static ScenarioException wrong(String name, String problem, ConfigValue value) {
    return new ScenarioException(
        "%s.%s: %s (%s)".formatted(BLOCK, name, problem, ScenarioFile.place(value.origin())),
        "Maybe a path relative to the scenario's folder, or ${?NAME} for a value from the"
            + " environment");
  }
}
