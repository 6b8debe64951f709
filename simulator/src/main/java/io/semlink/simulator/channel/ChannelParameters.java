package io.semlink.simulator.channel;

import io.semlink.simulator.notation.PlainNumber;
import io.semlink.simulator.units.EsN0;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a scenario says to a channel of one's own.
///
/// @param channel name of the channel, for messages
/// @param operatingPoint Es/N0; null where the study sets none
/// @param symbolRate symbols a second; null where the study sets none
/// @param values the channel's own parameters, as text by name, copied
public record ChannelParameters(
    String channel,
    @Nullable EsN0 operatingPoint,
    @Nullable Double symbolRate,
    Map<String, String> values) {
  /// Takes a copy.
  public ChannelParameters {
    values = Map.copyOf(values);
  }

  /// Es/N0.
  ///
  /// @throws IllegalArgumentException if the study sets none
  public EsN0 esN0() {
    if (operatingPoint == null) {
      throw new IllegalArgumentException("channel %s needs an Es/N0".formatted(channel));
    }
    return operatingPoint;
  }

  /// Symbols a second.
  ///
  /// @throws IllegalArgumentException if the study sets none
  public double symbolRateHz() {
    if (symbolRate == null) {
      throw new IllegalArgumentException("channel %s needs a bandwidth".formatted(channel));
    }
    return symbolRate;
  }

  /// Refuses parameters that the channel does not know, so that no slip of the pen goes unseen.
  ///
  /// @param known names of all parameters
  /// @throws IllegalArgumentException if there is another one
  public void requireOnly(String... known) {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(Set.of(known));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "channel %s has no parameter %s; it has %s"
              .formatted(channel, String.join(", ", unknown), String.join(", ", known)));
    }
  }

  /// A word or any other text.
  ///
  /// @throws IllegalArgumentException if it is missing
  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("channel %s needs %s".formatted(channel, name));
    }
    return value;
  }

  /// One of several words.
  ///
  /// @throws IllegalArgumentException if it is missing or another word
  public String word(String name, List<String> words) {
    String value = text(name);
    if (!words.contains(value)) {
      throw wrong(name, value, "one of " + String.join(", ", words));
    }
    return value;
  }

  /// A number.
  ///
  /// @param least smallest value
  /// @param most largest value
  /// @throws IllegalArgumentException if it is missing, no number or out of bounds
  public double number(String name, double least, double most) {
    String text = text(name);
    try {
      double value = PlainNumber.real(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(name, text, "a number in [%s, %s]".formatted(least, most));
    }
    throw wrong(name, text, "a number in [%s, %s]".formatted(least, most));
  }

  /// A whole number.
  ///
  /// @param least smallest value
  /// @param most largest value
  /// @throws IllegalArgumentException if it is missing, no whole number or out of bounds
  public int wholeNumber(String name, int least, int most) {
    double value = number(name, least, most);
    if (value != Math.rint(value)) {
      throw wrong(name, text(name), "a whole number in [%s, %s]".formatted(least, most));
    }
    return (int) value;
  }

  /// Whether a parameter is set.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  private IllegalArgumentException wrong(String name, String value, String bound) {
    return new IllegalArgumentException(
        "channel %s: %s is \"%s\" but must be %s".formatted(channel, name, value, bound));
  }
}
