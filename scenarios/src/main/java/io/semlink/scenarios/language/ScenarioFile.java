package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A scenario as read: from a file, or from the library by its name, with the command line's
/// settings on top.
///
/// @param config the resolved configuration, every value with its place
/// @param folder what relative paths of the file start from
public record ScenarioFile(Config config, Path folder) {
  private static final String COMMAND_LINE = "--set";

  /// A forgotten "=" makes a value part of its key, and a value may be a secret.
  private static final Pattern VALUE_IN_KEY = Pattern.compile("Key '(\"?[^\"\\s]*\"?).*' may not");

  /// What an origin's description ends with: its first and last line.
  private static final Pattern LINES = Pattern.compile(": (\\d+)(-\\d+)?$");

  private static final String KAFKA_CLIENT = "log.kafka-client";

  /// Reads a scenario.
  ///
  /// @param nameOrPath a file that exists, or the name of a library scenario
  /// @param settings values from the command line, each KEY=VALUE, the later one wins
  /// @throws ScenarioException if there is no such scenario, it is not HOCON, or it holds an
  ///   unknown key
  public static ScenarioFile load(String nameOrPath, List<String> settings) {
    try {
      HoconFiles.Read read = HoconFiles.read(nameOrPath);
      Config config = read.config();
      for (String setting : settings) {
        config = set(config, setting);
      }
      Path file = read.file();
      return of(config, file == null ? Path.of("").toAbsolutePath() : HoconFiles.folder(file));
    } catch (ConfigException e) {
      throw clear(e);
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
      resolved = Nulls.without(config.resolve());
    } catch (ConfigException e) {
      throw clear(e);
    }
    KnownKeys.require(resolved);
    return new ScenarioFile(resolved, folder);
  }

  /// What the parser says, with its place at the end like that of every other error.
  private static ScenarioException clear(ConfigException e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("bad scenario");
    ConfigOrigin origin = e.origin();
    if (origin == null) {
      return new ScenarioException(line);
    }
    String prefix = origin.description() + ": ";
    String message = line.startsWith(prefix) ? line.substring(prefix.length()) : line;
    String safe = VALUE_IN_KEY.matcher(message).replaceFirst("Key '$1 ...' may not");
    return new ScenarioException("%s (%s)".formatted(safe, place(origin)));
  }

  /// Where a value stands, as "first-light.conf:12".
  public static String place(ConfigOrigin origin) {
    // A block that only the command line set describes itself by the call that made it.
    if (origin.description().startsWith(COMMAND_LINE)
        || origin.description().startsWith("withValue(")) {
      return COMMAND_LINE;
    }
    if (origin.filename() != null) {
      return origin.lineNumber() > 0
          ? origin.filename() + ":" + origin.lineNumber()
          : origin.filename();
    }
    // A block that two files share names both; the file that was asked for comes first.
    String first = origin.description().replaceFirst("^merge of ", "").split(",", 2)[0];
    return LINES.matcher(first).replaceFirst(":$1");
  }

  /// A path of the scenario: relative to the file in which it stands, or to the working directory
  /// where it came from the command line or the library.
  ///
  /// @throws ScenarioException if it is no path
  public Path resolve(ConfigValue value) {
    Path path;
    try {
      path = Path.of(value.unwrapped().toString());
    } catch (InvalidPathException e) {
      throw new ScenarioException(
          "%s (%s)".formatted(String.valueOf(e.getMessage()), place(value.origin())));
    }
    if (value.origin().description().startsWith(COMMAND_LINE)) {
      return path.toAbsolutePath().normalize();
    }
    String file = value.origin().filename();
    Path start = file == null ? folder : HoconFiles.folder(Path.of(file));
    return start.resolve(path).normalize();
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

  /// A value that looks like a list or an object is HOCON; null takes a key away; any other is
  /// taken as it stands, so that paths and addresses need no quotes.
  private static Config set(Config config, String setting) {
    int equals = setting.indexOf('=');
    if (equals < 1) {
      throw new ScenarioException(
          "--set is \"%s\" but must be KEY=VALUE".formatted(setting),
          "Maybe --set run.parallelism=2");
    }
    String key = setting.substring(0, equals).strip();
    String value = setting.substring(equals + 1).strip();
    String description = COMMAND_LINE + " " + key;
    boolean structured = value.startsWith("[") || value.startsWith("{");
    ConfigValue parsed =
        structured
            ? ConfigFactory.parseString(
                    "value = " + value,
                    ConfigParseOptions.defaults().setOriginDescription(description))
                .getValue("value")
            : ConfigValueFactory.fromAnyRef(value.equals("null") ? null : value);
    return config.withValue(key, parsed.withOrigin(ConfigOriginFactory.newSimple(description)));
  }
}
