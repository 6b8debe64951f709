package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads single values of a scenario, each with its bounds. Whatever is wrong is a {@link
/// ScenarioException} that names key, value, bound and place.
///
/// @param config a scenario in which every axis has one value
public record Values(Config config) {
  private static final Pattern QUANTITY =
      Pattern.compile("\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*([A-Za-z]+)\\s*");

  /// Whether a key has a value.
  public boolean has(String key) {
    return config.hasPath(key);
  }

  /// A value with its place.
  ///
  /// @throws ScenarioException if the key is absent
  public ConfigValue value(String key) {
    if (!config.hasPath(key)) {
      throw new ScenarioException("%s is missing".formatted(key));
    }
    return config.getValue(key);
  }

  /// A text.
  public String text(String key) {
    ConfigValue value = value(key);
    if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST) {
      throw wrong(key, "must be one value");
    }
    return value.unwrapped().toString();
  }

  /// A text, or its default where the key is absent.
  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /// A whole number within bounds, or its default where the key is absent.
  public long integer(String key, long otherwise, long min, long max) {
    if (!has(key)) {
      return otherwise;
    }
    try {
      long value = Long.parseLong(text(key).strip());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(key, "must be a whole number in %d..%d".formatted(min, max));
    }
    throw wrong(key, "must lie in %d..%d".formatted(min, max));
  }

  /// A number within bounds, or its default where the key is absent.
  public double number(String key, double otherwise, double min, double max) {
    if (!has(key)) {
      return otherwise;
    }
    double value;
    try {
      value = Double.parseDouble(text(key).strip());
    } catch (NumberFormatException e) {
      throw wrong(key, "must be a number in %s..%s".formatted(min, max));
    }
    if (!(value >= min && value <= max)) {
      throw wrong(key, "must lie in %s..%s".formatted(min, max));
    }
    return value;
  }

  /// A quantity with its unit, in the base unit, at least a bound.
  public double quantity(String key, Unit unit, double min) {
    Matcher matcher = QUANTITY.matcher(text(key));
    Double factor = matcher.matches() ? unit.factors().get(matcher.group(2)) : null;
    if (factor == null) {
      throw new ScenarioException(
          "%s = \"%s\" must be a %s with its unit (%s)"
              .formatted(key, text(key), unit.name(), place(key)),
          "Maybe \"%s\"".formatted(unit.example()));
    }
    double value;
    try {
      value = Double.parseDouble(matcher.group(1)) * factor;
    } catch (NumberFormatException e) {
      throw wrong(key, "must be a %s".formatted(unit.name()));
    }
    if (!(value >= min) || Double.isInfinite(value)) {
      throw wrong(key, "must be finite and at least %s".formatted(min));
    }
    return value;
  }

  /// One of the constants of an enum, written in lower case with hyphens; or its default.
  public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    return choice(
        key,
        List.of(type.getEnumConstants()),
        constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        otherwise);
  }

  /// One of some constants by its word; or its default.
  public <E> E choice(String key, List<E> constants, Function<E, String> word, E otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    String text = text(key).strip();
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
  public String word(String key, String... words) {
    String text = text(key, words[0]);
    if (!Arrays.asList(words).contains(text.strip())) {
      throw wrong(key, "must be one of " + String.join(", ", words));
    }
    return text.strip();
  }

  /// A value that another type parses; what that type refuses is refused with key and place.
  public <T> T parsed(String key, Function<String, T> parse) {
    try {
      return parse.apply(text(key));
    } catch (IllegalArgumentException e) {
      throw new ScenarioException("%s: %s (%s)".formatted(key, e.getMessage(), place(key)));
    }
  }

  /// Where a key's value stands.
  public String place(String key) {
    return ScenarioFile.place(value(key).origin());
  }

  /// The error that a key's value is wrong.
  public ScenarioException wrong(String key, String bound) {
    return new ScenarioException(
        "%s = %s %s (%s)".formatted(key, value(key).unwrapped(), bound, place(key)));
  }
}
