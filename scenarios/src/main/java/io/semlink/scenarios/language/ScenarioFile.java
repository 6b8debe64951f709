package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A scenario as read: from a file, or from the library by its name, with the command line's
/// settings on top.
///
/// @param config the resolved configuration, every value with its place
/// @param folder what relative paths of the file start from
public record ScenarioFile(Config config, Path folder) {
  private static final String COMMAND_LINE = "--set";
  private static final String KAFKA_CLIENT = "log.kafka-client";

  /// Reads a scenario.
  ///
  /// @param nameOrPath a file that exists, or the name of a library scenario
  /// @param settings values from the command line, each KEY=VALUE, the later one wins
  /// @throws ScenarioException if there is no such scenario, it is not HOCON, or it holds an
  ///   unknown key
  public static ScenarioFile load(String nameOrPath, List<String> settings) {
    Path file = Path.of(nameOrPath);
    boolean isFile = Files.isRegularFile(file);
    try {
      Config read = isFile ? ConfigFactory.parseFile(file.toFile()) : fromLibrary(nameOrPath);
      for (String setting : settings) {
        read = set(read, setting);
      }
      Path parent = isFile ? file.toAbsolutePath().getParent() : null;
      return of(read, parent == null ? Path.of("").toAbsolutePath() : parent);
    } catch (ConfigException e) {
      throw bad(e);
    }
  }

  /// A scenario that a program made.
  ///
  /// @param config the scenario; its substitutions are resolved here
  /// @param folder what relative paths of it start from
  /// @throws ScenarioException if it cannot be resolved or holds an unknown key
  public static ScenarioFile of(Config config, Path folder) {
    Config resolved;
    try {
      resolved = config.resolve();
    } catch (ConfigException e) {
      throw bad(e);
    }
    requireKnownKeys(List.of(), resolved.root());
    requireBlock(resolved, KAFKA_CLIENT);
    return new ScenarioFile(resolved, folder);
  }

  private static ScenarioException bad(ConfigException e) {
    return new ScenarioException(
        String.valueOf(e.getMessage()).lines().findFirst().orElse("bad scenario"));
  }

  /// Where a value stands, as "first-light.conf:12".
  public static String place(ConfigOrigin origin) {
    // A block that only the command line set describes itself by the call that made it.
    if (origin.description().startsWith(COMMAND_LINE)
        || origin.description().startsWith("withValue(")) {
      return COMMAND_LINE;
    }
    String name =
        origin.filename() != null
            ? origin.filename()
            : origin.url() != null ? lastPart(origin.url()) : origin.description();
    return origin.lineNumber() > 0 ? name + ":" + origin.lineNumber() : name;
  }

  /// A path of the scenario: relative to its file, or to the working directory where it came from
  /// the command line.
  public Path resolve(ConfigValue value) {
    Path path = Path.of(value.unwrapped().toString());
    boolean fromCommandLine = value.origin().description().startsWith(COMMAND_LINE);
    return fromCommandLine ? path.toAbsolutePath().normalize() : folder.resolve(path).normalize();
  }

  /// The scenario as read, in a canonical order, fit to be published: the properties of the Kafka
  /// clients may be secrets and are hidden.
  public String render() {
    Config shown = config;
    if (config.hasPath(KAFKA_CLIENT)) {
      for (String property : config.getObject(KAFKA_CLIENT).keySet()) {
        shown =
            shown.withValue(
                ConfigUtil.joinPath("log", "kafka-client", property),
                ConfigValueFactory.fromAnyRef("(hidden)"));
      }
    }
    return shown
        .root()
        .render(
            ConfigRenderOptions.defaults()
                .setComments(false)
                .setOriginComments(false)
                .setJson(false));
  }

  private static Config fromLibrary(String name) {
    String resource = "scenarios/library/" + name + ".conf";
    URL url = ScenarioFile.class.getClassLoader().getResource(resource);
    if (url == null) {
      throw new ScenarioException(
          "there is no scenario file \"%s\" and no library scenario of that name".formatted(name),
          "Maybe one of the library: "
              + String.join(", ", LIBRARY)
              + ", "
              + String.join(", ", TRAINING_LIBRARY));
    }
    return ConfigFactory.parseURL(url, ConfigParseOptions.defaults().setAllowMissing(false));
  }

  /// Names of the library's scenarios.
  public static final List<String> LIBRARY =
      List.of(
          "first-light",
          "cliff-small",
          "cliff",
          "bandwidth",
          "fixed-mcs",
          "link-alone",
          "nr-ldpc-waterfall",
          "receive-modes",
          "road-frames");

  /// Names of the library's training studies.
  public static final List<String> TRAINING_LIBRARY =
      List.of("ablation-bits", "ablation-modality", "ablation-noise", "ablation-prompt");

  /// A value that looks like a list or an object is HOCON; any other is taken as it stands, so that
  /// paths and addresses need no quotes.
  private static Config set(Config config, String setting) {
    int equals = setting.indexOf('=');
    if (equals < 1) {
      throw new ScenarioException(
          "--set is \"%s\" but must be KEY=VALUE".formatted(setting),
          "Maybe --set run.parallelism=2");
    }
    String key = setting.substring(0, equals).strip();
    String value = setting.substring(equals + 1).strip();
    ConfigOrigin origin = ConfigOriginFactory.newSimple(COMMAND_LINE + " " + key);
    boolean structured = value.startsWith("[") || value.startsWith("{");
    ConfigValue parsed =
        structured
            ? ConfigFactory.parseString("value = " + value).getValue("value").withOrigin(origin)
            : ConfigValueFactory.fromAnyRef(value).withOrigin(origin);
    return config.withValue(key, parsed);
  }

  private static void requireBlock(Config config, String key) {
    if (config.hasPath(key) && config.getValue(key).valueType() != ConfigValueType.OBJECT) {
      throw new ScenarioException(
          "%s must be a block { ... } (%s)".formatted(key, place(config.getValue(key).origin())));
    }
  }

  private static void requireKnownKeys(List<String> parents, ConfigObject object) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      List<String> parts = new ArrayList<>(parents);
      parts.add(entry.getKey());
      String path = ConfigUtil.joinPath(parts);
      ConfigValue value = entry.getValue();
      if (ScenarioKeys.isKnown(path)) {
        continue;
      }
      if (value.valueType() == ConfigValueType.OBJECT && isParent(parts)) {
        requireKnownKeys(parts, (ConfigObject) value);
      } else {
        String message = "unknown key %s (%s)".formatted(path, place(value.origin()));
        throw ScenarioKeys.nearest(path)
            .map(known -> new ScenarioException(message, "Maybe " + known))
            .orElseGet(() -> new ScenarioException(message));
      }
    }
  }

  private static boolean isParent(List<String> parts) {
    return ScenarioKeys.ALL.stream()
        .map(key -> ConfigUtil.splitPath(key.pattern()))
        .filter(pattern -> pattern.size() > parts.size())
        .anyMatch(pattern -> ScenarioKeys.matches(pattern.subList(0, parts.size()), parts));
  }

  private static String lastPart(URL url) {
    String path = url.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
