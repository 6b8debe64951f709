package io.semlink.scenarios.language;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values of an axis: a list, a range "first:step:last unit" or `{ from, to, step }`
/// (inclusive, exact decimal arithmetic), or one value.
final class Ranges {
  private static final String NUMBER = "([-+]?[0-9]*\\.?[0-9]+)";
  private static final Pattern RANGE =
      Pattern.compile("\\s*" + NUMBER + ":" + NUMBER + ":" + NUMBER + "\\s*([A-Za-z]*)\\s*");
  private static final Pattern LIMIT = Pattern.compile("\\s*" + NUMBER + "\\s*([A-Za-z]*)\\s*");
  private static final Set<String> LIMITS = Set.of("from", "to", "step");
  private static final int MAX_VALUES = 10_000;

  private Ranges() {}

  private record Range(BigDecimal first, BigDecimal step, BigDecimal last, String unit) {}

  /// Values of an axis, at least one.
  ///
  /// @throws ScenarioException if the list is empty or the range runs nowhere
  static List<ConfigValue> values(String key, ConfigValue value) {
    if (value.valueType() == ConfigValueType.LIST) {
      List<ConfigValue> values = List.copyOf((ConfigList) value);
      if (values.isEmpty()) {
        throw bad(key, value, "must hold at least one value");
      }
      if (values.size() > MAX_VALUES) {
        throw tooMany(key, value);
      }
      return values;
    }
    if (value instanceof ConfigObject object && isRange(object)) {
      return values(key, value, ofLimits(key, object));
    }
    if (value.valueType() == ConfigValueType.STRING) {
      Matcher range = RANGE.matcher(value.unwrapped().toString());
      if (range.matches()) {
        return values(
            key,
            value,
            new Range(
                new BigDecimal(range.group(1)),
                new BigDecimal(range.group(2)),
                new BigDecimal(range.group(3)),
                range.group(4)));
      }
    }
    return List.of(value);
  }

  /// Whether a value spans more than one value.
  static boolean isAxis(ConfigValue value) {
    return value.valueType() == ConfigValueType.LIST
        || (value instanceof ConfigObject object && isRange(object))
        || (value.valueType() == ConfigValueType.STRING
            && RANGE.matcher(value.unwrapped().toString()).matches());
  }

  private static boolean isRange(ConfigObject object) {
    return !object.isEmpty() && LIMITS.containsAll(object.keySet());
  }

  private static Range ofLimits(String key, ConfigObject object) {
    Matcher from = limit(key, object, "from");
    Matcher to = limit(key, object, "to");
    Matcher step = limit(key, object, "step");
    String unit = from.group(2);
    if (!to.group(2).equals(unit) || !step.group(2).equals(unit)) {
      throw bad(key, object, "must have one unit in from, to and step");
    }
    return new Range(
        new BigDecimal(from.group(1)),
        new BigDecimal(step.group(1)),
        new BigDecimal(to.group(1)),
        unit);
  }

  private static Matcher limit(String key, ConfigObject object, String name) {
    ConfigValue value = object.get(name);
    if (value == null) {
      throw bad(key, object, "must have from, to and step, but %s is missing".formatted(name));
    }
    Matcher limit = LIMIT.matcher(value.unwrapped().toString());
    if (!limit.matches()) {
      throw bad(key, object, "must be { from, to, step }, each a number with its unit");
    }
    return limit;
  }

  private static List<ConfigValue> values(String key, ConfigValue value, Range range) {
    if (range.step().signum() <= 0 || range.last().compareTo(range.first()) < 0) {
      throw bad(key, value, "must rise: first:step:last with a positive step");
    }
    BigDecimal steps = range.last().subtract(range.first()).divideToIntegralValue(range.step());
    if (steps.compareTo(BigDecimal.valueOf(MAX_VALUES)) >= 0) {
      throw tooMany(key, value);
    }
    // A range from the command line is a tree whose parts do not know where they came from.
    ConfigOrigin origin = value.origin();
    List<ConfigValue> values = new ArrayList<>();
    for (BigDecimal x = range.first(); x.compareTo(range.last()) <= 0; x = x.add(range.step())) {
      String text = (x.toPlainString() + " " + range.unit()).strip();
      values.add(ConfigValueFactory.fromAnyRef(text).withOrigin(origin));
    }
    return values;
  }

  private static ScenarioException tooMany(String key, ConfigValue value) {
    return new ScenarioException(
        "%s must hold at most %s values (%s)"
            .formatted(key, MAX_VALUES, ScenarioFile.place(value.origin())));
  }

  private static ScenarioException bad(String key, ConfigValue value, String bound) {
    return new ScenarioException(
        "%s = %s %s (%s)"
            .formatted(key, value.unwrapped(), bound, ScenarioFile.place(value.origin())));
  }
}
