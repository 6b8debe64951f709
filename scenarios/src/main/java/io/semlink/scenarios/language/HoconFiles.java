package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a scenario's text with everything that it includes and extends.
///
/// Differs from the HOCON specification: an include that finds nothing is an error, where HOCON
/// passes over it in silence, and only files can be included.
final class HoconFiles {
  static final String EXTENDS = "extends";

  private HoconFiles() {}

  /// A scenario's text and where it lies.
  ///
  /// @param config not resolved yet, without the key `extends`
  /// @param file absent for a scenario of the library
  record Read(Config config, @Nullable Path file) {}

  /// Where a text comes from: one of the two is set.
  private record Location(@Nullable Path file, @Nullable String libraryName) {
    @Override
    public String toString() {
      return file == null ? String.valueOf(libraryName) : file.toString();
    }
  }

  /// Reads a scenario with its bases.
  ///
  /// @param nameOrPath a file, or the name of a library scenario
  /// @throws ScenarioException if there is none, a base or an included file is missing, or one
  ///   leads back to itself
  /// @throws ConfigException if a text is not HOCON
  static Read read(String nameOrPath) {
    Location location = locate(nameOrPath, Path.of(""));
    if (location == null) {
      throw new ScenarioException(
          "there is no scenario file \"%s\" and no library scenario of that name"
              .formatted(nameOrPath),
          "Maybe one of the library: " + libraryNames());
    }
    return new Read(withBases(location, List.of()), location.file());
  }

  private static Config withBases(Location location, List<Location> derived) {
    Config own = parse(location);
    ConfigValue base = own.root().get(EXTENDS);
    if (base == null) {
      return own;
    }
    Config rest = own.withoutPath(EXTENDS);
    if (base.valueType() == ConfigValueType.NULL) {
      return rest;
    }
    String place = ScenarioFile.place(base.origin());
    if (base.valueType() != ConfigValueType.STRING) {
      throw new ScenarioException(
          "extends must be the name of a library scenario or a path (%s)".formatted(place));
    }
    String text = base.unwrapped().toString();
    Location found = locate(text, folderOf(base, location));
    if (found == null) {
      throw new ScenarioException(
          "extends = \"%s\" is neither a file nor a library scenario (%s)".formatted(text, place),
          "Maybe one of the library: " + libraryNames());
    }
    List<Location> chain = Stream.concat(derived.stream(), Stream.of(location)).toList();
    if (chain.contains(found)) {
      throw new ScenarioException(
          "extends goes in a circle: %s (%s)"
              .formatted(circle(chain.subList(chain.indexOf(found), chain.size()), found), place));
    }
    return rest.withFallback(withBases(found, chain));
  }

  private static String circle(List<?> chain, Object again) {
    return Stream.concat(chain.stream(), Stream.of(again))
        .map(Object::toString)
        .collect(Collectors.joining(" -> "));
  }

  /// The key may stand in an included file of another folder.
  private static Path folderOf(ConfigValue value, Location location) {
    String file = value.origin().filename();
    if (file == null || location.file() == null) {
      return Path.of("");
    }
    return folder(Path.of(file));
  }

  /// The folder of a file.
  static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? Path.of("").toAbsolutePath() : parent;
  }

  private static @Nullable Location locate(String nameOrPath, Path folder) {
    Path file;
    try {
      file = folder.resolve(nameOrPath);
    } catch (InvalidPathException e) {
      return null;
    }
    if (Files.isRegularFile(file)) {
      // Messages name a file as the user did; a file of another folder by its whole path.
      return new Location(file.normalize(), null);
    }
    boolean known =
        ScenarioFile.LIBRARY.contains(nameOrPath)
            || ScenarioFile.TRAINING_LIBRARY.contains(nameOrPath);
    return known ? new Location(null, nameOrPath) : null;
  }

  private static Config parse(Location location) {
    Path file = location.file();
    return file == null
        ? library(String.valueOf(location.libraryName()))
        : parse(file, List.of()).toConfig();
  }

  private static ConfigObject parse(Path file, List<Path> including) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setAllowMissing(false)
            .setIncluder(new Includer(file, including));
    return ConfigFactory.parseFile(file.toFile(), options).root();
  }

  /// Scenarios of the library are texts of this program, not files: their paths are relative to the
  /// working directory.
  private static Config library(String name) {
    String resource = "scenarios/library/" + name + ".conf";
    URL url = HoconFiles.class.getClassLoader().getResource(resource);
    if (url == null) {
      throw new IllegalStateException("the library has lost " + resource);
    }
    try (InputStream in = url.openStream()) {
      return ConfigFactory.parseString(
          new String(in.readAllBytes(), StandardCharsets.UTF_8),
          ConfigParseOptions.defaults().setOriginDescription(name + ".conf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String libraryNames() {
    return Stream.concat(ScenarioFile.LIBRARY.stream(), ScenarioFile.TRAINING_LIBRARY.stream())
        .collect(Collectors.joining(", "));
  }

  /// Includes files alone, each relative to the file that names it.
  private record Includer(Path file, List<Path> including)
      implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
      return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
      Path wanted;
      try {
        wanted = folder(file).resolve(what).normalize();
      } catch (InvalidPathException e) {
        throw wrong(what, "is no path");
      }
      List<Path> chain = new ArrayList<>(including);
      chain.add(file.toAbsolutePath().normalize());
      if (chain.contains(wanted)) {
        throw wrong(
            what,
            "goes in a circle: "
                + circle(chain.subList(chain.indexOf(wanted), chain.size()), wanted));
      }
      if (!Files.isRegularFile(wanted)) {
        throw wrong(what, "names no file");
      }
      return parse(wanted, chain);
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
      return include(context, what.getPath());
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
      throw wrong(what.toString(), "is no file, and only files can be included");
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
      throw wrong(what, "is no file, and only files can be included");
    }

    /// The parser does not say in which line it is.
    private ScenarioException wrong(String what, String why) {
      String place = file.toString();
      try {
        List<String> lines = Files.readAllLines(file);
        place +=
            IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains("include") && lines.get(i).contains(what))
                .mapToObj(i -> ":" + (i + 1))
                .findFirst()
                .orElse("");
      } catch (IOException e) {
        // The file was read a moment ago; without its line the message still names it.
        place = file.toString();
      }
      return new ScenarioException("include \"%s\" %s (%s)".formatted(what, why, place));
    }
  }
}
