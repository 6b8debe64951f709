package io.semlink.simulator.sensor.folder;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How thermal values become the levels 0..255: in one way for all frames, or hot and cold would
/// mean something else in each.
public sealed interface ThermalRange {
  /// The default.
  ThermalRange FULL = new Full();

  /// The full scale of each file's depth: 0..255 as they are, 16-bit values by 257.
  record Full() implements ThermalRange {
    @Override
    public String toString() {
      return "full";
    }
  }

  /// The range that holds all values of the whole data set, of all splits, but 0.1 % at either end.
  record Auto() implements ThermalRange {
    @Override
    public String toString() {
      return "auto";
    }
  }

  /// A range of stored values.
  record Counts(ValueRange range) implements ThermalRange {
    @Override
    public String toString() {
      return range.toString();
    }
  }

  /// Reads `full`, `auto` or FROM:TO in stored values, as in 29000:32000.
  ///
  /// @throws IllegalArgumentException if the text has another form or a bound is out of range
  static ThermalRange parse(String text) {
    return switch (text.strip()) {
      case "full" -> FULL;
      case "auto" -> new Auto();
      default -> new Counts(counts(text));
    };
  }

  private static ValueRange counts(String text) {
    Matcher matcher = Pattern.compile("(\\d{1,5}):(\\d{1,5})").matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "thermal range is \"%s\" but must be full, auto or FROM:TO, as in 29000:32000"
              .formatted(text));
    }
    return new ValueRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }
}
