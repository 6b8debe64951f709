package io.semlink.scenarios.language;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.semlink.scenarios.language.Assertion.Aggregate;
import io.semlink.scenarios.language.Assertion.Comparison;
import io.semlink.scenarios.language.Assertion.Condition;
import io.semlink.simulator.notation.NearestWord;
import io.semlink.simulator.notation.PlainNumber;
import io.semlink.simulator.results.ColumnType;
import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.results.PointColumns.Column;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the list `assert`: `min|max|mean|count(COLUMN) OP NUMBER [where COLUMN OP VALUE, ...]`,
/// `failed_points OP NUMBER`, `repeatable`. Columns are those of points.csv; a value that holds a
/// comma stands in quotes.
final class AssertionReader {
  private static final String ASSERT = "assert";
  private static final String SIGN = "\\s*(>=|<=|!=|=|>|<)\\s*";
  private static final Pattern OF_COLUMN =
      Pattern.compile("(min|max|mean|count)\\s*\\(\\s*([a-z0-9_]+)\\s*\\)" + SIGN + "(.*)");
  private static final Pattern FAILED_POINTS = Pattern.compile("failed_points" + SIGN + "(.*)");
  private static final Pattern WHERE = Pattern.compile("(.*?)(?:\\s+where\\s+(.*))?");
  private static final Pattern CONDITION =
      Pattern.compile("\\s*([A-Za-z0-9_]+)" + SIGN + "('[^']*'|\"[^\"]*\"|[^,]*?)\\s*(,|$)");

  /// What is compared as a text: a truth is written as one.
  private static final Set<ColumnType> TEXTS = EnumSet.of(ColumnType.TEXT, ColumnType.TRUTH);

  private final String text;
  private final String place;

  private AssertionReader(String text, String place) {
    this.text = text;
    this.place = place;
  }

  /// Reads the list; empty where there is none.
  ///
  /// @throws ScenarioException if a text is no assertion, or names no column
  static List<Assertion> read(Values values) {
    values.note(ASSERT, "list of assertions", null, null);
    if (!values.has(ASSERT)) {
      return List.of();
    }
    ConfigValue value = values.value(ASSERT);
    List<? extends ConfigValue> list = value instanceof ConfigList all ? all : List.of(value);
    List<Assertion> assertions = new ArrayList<>();
    for (ConfigValue one : list) {
      String place = ScenarioFile.place(one.origin());
      if (one.valueType() != ConfigValueType.STRING) {
        throw new ScenarioException("assert must be a list of texts (%s)".formatted(place));
      }
      assertions.add(new AssertionReader(one.unwrapped().toString().strip(), place).assertion());
    }
    return List.copyOf(assertions);
  }

  private Assertion assertion() {
    if (text.equals("repeatable")) {
      return new Assertion.Repeatable(text);
    }
    Matcher failed = FAILED_POINTS.matcher(text);
    if (failed.matches()) {
      return new Assertion.FailedPoints(text, comparison(failed.group(1)), bound(failed.group(2)));
    }
    Matcher ofColumn = OF_COLUMN.matcher(text);
    if (!ofColumn.matches()) {
      throw new ScenarioException(
          "assert \"%s\" must be min|max|mean|count(COLUMN) OP NUMBER [where ...], failed_points OP NUMBER or repeatable (%s)"
              .formatted(text, place),
          "Maybe \"min(miou) >= 0.3 where es_n0_db >= 10\"");
    }
    Aggregate aggregate = Aggregate.valueOf(ofColumn.group(1).toUpperCase(Locale.ROOT));
    Column column = column(ofColumn.group(2));
    if (aggregate != Aggregate.COUNT && TEXTS.contains(column.type())) {
      throw wrong("%s holds texts, which only count() takes".formatted(column.name()));
    }
    Matcher where = WHERE.matcher(ofColumn.group(4));
    if (!where.matches()) {
      throw wrong("has a line break");
    }
    return new Assertion.OfColumn(
        text,
        aggregate,
        column,
        comparison(ofColumn.group(3)),
        bound(where.group(1)),
        where.group(2) == null ? List.of() : conditions(where.group(2)));
  }

  private List<Condition> conditions(String where) {
    List<Condition> conditions = new ArrayList<>();
    Matcher matcher = CONDITION.matcher(where);
    int end = 0;
    boolean more = true;
    while (more) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw wrong("where must be COLUMN OP VALUE, separated by commas");
      }
      conditions.add(condition(matcher));
      end = matcher.end();
      more = matcher.group(4).equals(",");
    }
    return conditions;
  }

  private Condition condition(Matcher matcher) {
    Column column = column(matcher.group(1));
    Comparison comparison = comparison(matcher.group(2));
    String quoted = matcher.group(3).strip();
    boolean inQuotes = quoted.length() > 1 && (quoted.startsWith("'") || quoted.startsWith("\""));
    String value = inQuotes ? quoted.substring(1, quoted.length() - 1) : quoted;
    if (value.isEmpty()) {
      throw wrong("compares %s with nothing".formatted(column.name()));
    }
    if (TEXTS.contains(column.type())) {
      if (comparison != Comparison.EQUALS && comparison != Comparison.DIFFERS) {
        throw wrong("%s holds texts, which compare with = and != alone".formatted(column.name()));
      }
      return new Condition(column, comparison, value, null);
    }
    Double number = number(value);
    if (number == null) {
      throw wrong("%s holds numbers, and \"%s\" is none".formatted(column.name(), value));
    }
    return new Condition(column, comparison, value, number);
  }

  private Column column(String name) {
    return PointColumns.ALL.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> noColumn(name));
  }

  private ScenarioException noColumn(String name) {
    String message = "assert \"%s\": points.csv has no column %s (%s)".formatted(text, name, place);
    Optional<String> nearest = NearestWord.of(name, PointColumns.ALL.stream().map(Column::name));
    return nearest
        .map(column -> new ScenarioException(message, "Maybe " + column))
        .orElseGet(() -> new ScenarioException(message));
  }

  private static Comparison comparison(String sign) {
    return Stream.of(Comparison.values())
        .filter(comparison -> comparison.sign().equals(sign))
        .findFirst()
        .orElseThrow();
  }

  private double bound(String text) {
    Double bound = number(text);
    if (bound == null) {
      throw wrong("compares with \"%s\", which is no number".formatted(text.strip()));
    }
    return bound;
  }

  private static @Nullable Double number(String text) {
    try {
      return PlainNumber.real(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private ScenarioException wrong(String why) {
    return new ScenarioException("assert \"%s\" %s (%s)".formatted(text, why, place));
  }
}
