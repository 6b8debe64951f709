package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.semlink.simulator.notation.PlainNumber;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads single values of a scenario, each with its bounds. Whatever is wrong is a {@link
/// ScenarioException} that names key, value, bound and place.
///
/// @param config a scenario in which every axis has one value
/// @param reads is told of every value that is read
record Values(Config config, Reads reads) {
  private static final Pattern QUANTITY =
      Pattern.compile("\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*([A-Za-z]+)\\s*");

  /// Values that nobody keeps account of.
  Values(Config config) {
    this(config, Reads.NONE);
  }

  /// Says what a reader expects of a key.
  ///
  /// @param kind type with its units
  /// @param otherwise the default; taken, and so noted, where the key has no value
  /// @param range bounds or words
  void note(String key, String kind, @Nullable Object otherwise, @Nullable String range) {
    String taken = has(key) || otherwise == null ? null : otherwise.toString();
    reads.note(key, new Reads.KeyRead(kind, taken, range));
  }

  /// Says the bounds of a key that are checked after it was read.
  ///
  /// @param range as errors name it
  void bounded(String key, String range) {
    reads.note(key, new Reads.KeyRead(null, null, range));
  }

  /// Whether a key has a value.
  boolean has(String key) {
    return config.hasPath(key);
  }

  /// A value with its place.
  ///
  /// @throws ScenarioException if the key is absent
  ConfigValue value(String key) {
    if (!config.hasPath(key)) {
      throw new ScenarioException("%s is missing".formatted(key));
    }
    return config.getValue(key);
  }

  /// A text that has no bounds.
  String text(String key) {
    note(key, "text", null, null);
    return raw(key);
  }

  private String raw(String key) {
    ConfigValue value = value(key);
    if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST) {
      throw wrong(key, "must be one value");
    }
    return value.unwrapped().toString();
  }

  /// A text, or its default where the key is absent.
  String text(String key, String otherwise) {
    note(key, "text", otherwise, null);
    return has(key) ? raw(key) : otherwise;
  }

  /// A whole number within bounds, or its default where the key is absent.
  long integer(String key, long otherwise, long min, long max) {
    note(
        key,
        "whole number",
        otherwise >= Integer.MAX_VALUE ? "none" : Long.toString(otherwise),
        range(min, max));
    if (!has(key)) {
      return otherwise;
    }
    try {
      long value = PlainNumber.whole(text(key));
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(key, "must be a whole number in %s..%s".formatted(min, max));
    }
    throw wrong(key, "must lie in %s..%s".formatted(min, max));
  }

  /// A number within bounds, or its default where the key is absent.
  double number(String key, double otherwise, double min, double max) {
    note(key, "number", plain(otherwise), plain(min) + ".." + plain(max));
    if (!has(key)) {
      return otherwise;
    }
    double value;
    try {
      value = PlainNumber.real(text(key));
    } catch (NumberFormatException e) {
      throw wrong(key, "must be a number in %s..%s".formatted(min, max));
    }
    if (!(value >= min && value <= max)) {
      throw wrong(key, "must lie in %s..%s".formatted(min, max));
    }
    return value;
  }

  /// A quantity with its unit, in the base unit, at least a bound; or its default.
  double quantity(String key, Unit unit, double otherwise, double min) {
    if (has(key)) {
      return quantity(key, unit, min);
    }
    note(key, unit.kind(), plain(otherwise) + " " + unit.base(), null);
    return otherwise;
  }

  /// A quantity with its unit, in the base unit, at least a bound.
  double quantity(String key, Unit unit, double min) {
    note(key, unit.kind(), null, "at least %s %s".formatted(plain(min), unit.base()));
    Matcher matcher = QUANTITY.matcher(raw(key));
    Double factor = matcher.matches() ? unit.factors().get(matcher.group(2)) : null;
    if (factor == null) {
      throw new ScenarioException(
          "%s = \"%s\" must be a %s with its unit (%s)"
              .formatted(key, raw(key), unit.name(), place(key)),
          "Maybe \"%s\"".formatted(unit.example()));
    }
    double value;
    try {
      value = PlainNumber.real(matcher.group(1)) * factor;
    } catch (NumberFormatException e) {
      throw wrong(key, "must be a %s".formatted(unit.name()));
    }
    if (!(value >= min) || Double.isInfinite(value)) {
      throw wrong(key, "must be finite and at least %s".formatted(min));
    }
    return value;
  }

  /// Bounds of a quantity, in the base unit.
  record Bounds(double min, double max) {}

  /// A quantity with its unit, in the base unit, within bounds; or its default.
  double quantity(String key, Unit unit, double otherwise, Bounds bounds) {
    if (has(key)) {
      return quantity(key, unit, bounds);
    }
    note(key, unit.kind(), plain(otherwise) + " " + unit.base(), null);
    return otherwise;
  }

  /// A quantity with its unit, in the base unit, within bounds.
  double quantity(String key, Unit unit, Bounds bounds) {
    double value = quantity(key, unit, bounds.min());
    bounded(key, "at most %s %s".formatted(plain(bounds.max()), unit.base()));
    if (value > bounds.max()) {
      throw wrong(
          key,
          "must lie in %s..%s %s".formatted(plain(bounds.min()), plain(bounds.max()), unit.base()));
    }
    return value;
  }

  /// One of the constants of an enum, written in lower case with hyphens; or its default.
  <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    return choice(
        key,
        List.of(type.getEnumConstants()),
        constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        otherwise);
  }

  /// One of some constants by its word; or its default.
  <E> E choice(String key, List<E> constants, Function<E, String> word, E otherwise) {
    note(
        key,
        "word",
        word.apply(otherwise),
        constants.stream().map(word).collect(Collectors.joining(", ")));
    if (!has(key)) {
      return otherwise;
    }
    String text = raw(key).strip();
    return constants.stream()
        .filter(constant -> word.apply(constant).equals(text))
        .findFirst()
        .orElseThrow(() ->
            wrong(
                key,
                "must be one of "
                    + constants.stream().map(word).collect(Collectors.joining(", "))));
  }

  /// Exactly one of some words; or the first where the key is absent.
  String word(String key, String... words) {
    note(key, "word", words[0], String.join(", ", words));
    String text = has(key) ? raw(key) : words[0];
    if (!Arrays.asList(words).contains(text.strip())) {
      throw wrong(key, "must be one of " + String.join(", ", words));
    }
    return text.strip();
  }

  /// A value that another type parses; what that type refuses is refused with key and place.
  <T> T parsed(String key, Function<String, T> parse) {
    note(key, "text", null, null);
    try {
      return parse.apply(raw(key));
    } catch (IllegalArgumentException e) {
      throw new ScenarioException("%s: %s (%s)".formatted(key, e.getMessage(), place(key)));
    }
  }

  /// A value that another type parses, or its default where the key is absent.
  <T> T parsed(String key, Function<String, T> parse, T otherwise) {
    note(key, "text", otherwise, null);
    return has(key) ? parsed(key, parse) : otherwise;
  }

  /// The path of a file, which is relative to the file in which it stands.
  ///
  /// @throws ScenarioException if the key is absent or the value is no path
  Path path(String key, ScenarioFile file) {
    note(key, "path", null, null);
    raw(key);
    return file.resolve(value(key));
  }

  private static String range(long min, long max) {
    return min == Long.MIN_VALUE && max == Long.MAX_VALUE
        ? "any of 64 bits"
        : max >= Integer.MAX_VALUE ? "at least " + min : min + ".." + max;
  }

  /// A number without needless zeros.
  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /// Where a key's value stands.
  String place(String key) {
    return ScenarioFile.place(value(key).origin());
  }

  /// The error that a key's value is wrong.
  ScenarioException wrong(String key, String bound) {
    return new ScenarioException(
        "%s = %s %s (%s)".formatted(key, value(key).unwrapped(), bound, place(key)));
  }
}
