package io.semlink.scenarios.cli;

import io.semlink.reports.table.RunTables.Answer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers to queries as lines of text. For programs (CSV, JSON) numbers are written so that they
/// read back exactly.
final class AnswerText {
  private static final int DIGITS = 6;

  private AnswerText() {}

  /// A table for people: columns as wide as their longest cell, numbers to the right and with six
  /// significant digits.
  static List<String> table(Answer answer) {
    int count = answer.columns().size();
    List<List<String>> cells = new ArrayList<>(List.of(answer.columns()));
    answer.rows().forEach(row -> cells.add(row.stream().map(AnswerText::rounded).toList()));
    List<Integer> widths =
        IntStream.range(0, count)
            .mapToObj(i -> cells.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toList();
    List<Boolean> numeric =
        IntStream.range(0, count).mapToObj(i -> isNumeric(answer.rows(), i)).toList();
    return cells.stream()
        .map(row ->
            IntStream.range(0, count)
                .mapToObj(i -> padded(row.get(i), widths.get(i), numeric.get(i)))
                .collect(Collectors.joining("  "))
                .stripTrailing())
        .toList();
  }

  /// Comma-separated values with a header; what is not there is empty.
  static List<String> csv(Answer answer) {
    Stream<List<String>> rows =
        answer.rows().stream().map(row -> row.stream().map(AnswerText::text).toList());
    return Stream.concat(Stream.of(answer.columns()), rows)
        .map(row -> row.stream().map(AnswerText::quoted).collect(Collectors.joining(",")))
        .toList();
  }

  /// A JSON array, one line an element.
  ///
  /// @param objects JSON of each row
  static List<String> json(List<String> objects) {
    List<String> lines = new ArrayList<>();
    lines.add("[");
    for (int i = 0; i < objects.size(); i++) {
      lines.add(objects.get(i) + (i + 1 < objects.size() ? "," : ""));
    }
    lines.add("]");
    return lines;
  }

  private static boolean isNumeric(List<List<@Nullable Object>> rows, int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .allMatch(value -> value == null || value instanceof Number);
  }

  private static String padded(String text, int width, boolean right) {
    String space = " ".repeat(width - text.length());
    return right ? space + text : text + space;
  }

  private static String rounded(@Nullable Object value) {
    boolean isLong =
        value instanceof Double number
            && Double.isFinite(number)
            && text(value).length() > DIGITS + 2;
    return isLong
        ? new BigDecimal(text(value)).round(new MathContext(DIGITS)).toString()
        : text(value);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String quoted(String text) {
    boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
