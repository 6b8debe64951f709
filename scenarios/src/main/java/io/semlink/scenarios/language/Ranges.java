package io.semlink.scenarios.language;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values of an axis: a list, or a range "first:step:last unit" (inclusive, exact decimal
/// arithmetic), or one value.
final class Ranges {
  private static final String NUMBER = "([-+]?[0-9]*\\.?[0-9]+)";
  private static final Pattern RANGE =
      Pattern.compile("\\s*" + NUMBER + ":" + NUMBER + ":" + NUMBER + "\\s*([A-Za-z]*)\\s*");
  private static final int MAX_VALUES = 10_000;

  private Ranges() {}

  /// Values of an axis, at least one.
  ///
  /// @throws ScenarioException if the list is empty or the range runs nowhere
  static List<ConfigValue> values(String key, ConfigValue value) {
    if (value.valueType() == ConfigValueType.LIST) {
      List<ConfigValue> values = List.copyOf((ConfigList) value);
      if (values.isEmpty()) {
        throw bad(key, value, "must hold at least one value");
      }
      return values;
    }
    if (value.valueType() == ConfigValueType.STRING) {
      Matcher range = RANGE.matcher(value.unwrapped().toString());
      if (range.matches()) {
        return range(key, value, range);
      }
    }
    return List.of(value);
  }

  /// Whether a value spans more than one value.
  static boolean isAxis(ConfigValue value) {
    return value.valueType() == ConfigValueType.LIST
        || (value.valueType() == ConfigValueType.STRING
            && RANGE.matcher(value.unwrapped().toString()).matches());
  }

  private static List<ConfigValue> range(String key, ConfigValue value, Matcher range) {
    BigDecimal first = new BigDecimal(range.group(1));
    BigDecimal step = new BigDecimal(range.group(2));
    BigDecimal last = new BigDecimal(range.group(3));
    if (step.signum() <= 0 || last.compareTo(first) < 0) {
      throw bad(key, value, "must rise: first:step:last with a positive step");
    }
    if (last.subtract(first).divideToIntegralValue(step).compareTo(BigDecimal.valueOf(MAX_VALUES))
        > 0) {
      throw bad(key, value, "must hold at most %d values".formatted(MAX_VALUES));
    }
    List<ConfigValue> values = new ArrayList<>();
    for (BigDecimal x = first; x.compareTo(last) <= 0; x = x.add(step)) {
      String text = (x.toPlainString() + " " + range.group(4)).strip();
      values.add(ConfigValueFactory.fromAnyRef(text).withOrigin(value.origin()));
    }
    return values;
  }

  private static ScenarioException bad(String key, ConfigValue value, String bound) {
    return new ScenarioException(
        "%s = %s %s (%s)"
            .formatted(key, value.unwrapped(), bound, ScenarioFile.place(value.origin())));
  }
}
