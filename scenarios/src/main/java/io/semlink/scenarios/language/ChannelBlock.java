package io.semlink.scenarios.language;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.semlink.simulator.notation.PlainNumber;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parameters of one channel, `link.channel.NAME`.
///
/// @param values the scenario
/// @param key where the block stands
record ChannelBlock(Values values, String key) {
  /// Refuses parameters that the channel does not have.
  ///
  /// @return this block
  ChannelBlock only(String... known) {
    if (!(values.value(key) instanceof ConfigObject parameters)) {
      throw values.wrong(key, "must be a block { ... }");
    }
    for (String name : parameters.keySet()) {
      if (!Arrays.asList(known).contains(name)) {
        throw new ScenarioException(
            "unknown key %s.%s (%s)".formatted(key, name, ScenarioFile.place(parameters.origin())),
            "Maybe one of " + Arrays.stream(known).sorted().collect(Collectors.joining(", ")));
      }
    }
    return this;
  }

  boolean has(String name) {
    return values.has(at(name));
  }

  String at(String name) {
    return key + "." + name;
  }

  double number(String name, double min, double max) {
    values.value(at(name));
    return values.number(at(name), 0, min, max);
  }

  double number(String name, double otherwise, double min, double max) {
    return values.number(at(name), otherwise, min, max);
  }

  int integer(String name, int otherwise, int min, int max) {
    return (int) values.integer(at(name), otherwise, min, max);
  }

  double quantity(String name, Unit unit, double min) {
    return values.quantity(at(name), unit, min);
  }

  double quantity(String name, Unit unit, double otherwise, double min) {
    return values.quantity(at(name), unit, otherwise, min);
  }

  double quantity(String name, Unit unit, double otherwise, Values.Bounds bounds) {
    return values.quantity(at(name), unit, otherwise, bounds);
  }

  String word(String name, String... words) {
    return values.word(at(name), words);
  }

  /// Symbols or seconds that a gain lasts: "100 symbols" or "10 ms".
  Length coherence() {
    values.note(at("coherence"), "whole number of symbols", null, "at least 1");
    String text = values.text(at("coherence"));
    if (!text.strip().endsWith("symbols")) {
      return new Length(quantity("coherence", Unit.SECOND, 1e-9), null);
    }
    try {
      int symbols = PlainNumber.wholeInt(text.replace("symbols", ""));
      if (symbols >= 1) {
        return new Length(null, symbols);
      }
    } catch (NumberFormatException e) {
      throw values.wrong(at("coherence"), "must be a time or a whole number of symbols");
    }
    throw values.wrong(at("coherence"), "must be at least 1 symbol");
  }

  /// A time, or a number of symbols.
  record Length(@Nullable Double seconds, @Nullable Integer symbols) {
    int at(@Nullable Double symbolRateHz, String key) {
      if (symbols != null) {
        return symbols;
      }
      // Longer than any block: the gain is the same throughout.
      double longest = Integer.MAX_VALUE;
      double length = Math.rint(Objects.requireNonNull(seconds) * rate(symbolRateHz, key));
      return (int) Math.max(1, Math.min(longest, length));
    }

    @Override
    public String toString() {
      return symbols == null ? seconds + " s" : symbols + " symbols";
    }
  }

  /// The symbol rate that a parameter in s or Hz needs.
  static double rate(@Nullable Double symbolRateHz, String key) {
    if (symbolRateHz == null) {
      throw new ScenarioException(
          "%s is in s or Hz, which means nothing without link.bandwidth".formatted(key),
          "Maybe link.bandwidth = \"64 kHz\", or coherence = \"100 symbols\"");
    }
    return symbolRateHz;
  }

  /// All parameters as given, sorted: "K-factor=6 dB doppler=50 Hz".
  String canonical() {
    return texts().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  /// All parameters as given, sorted by name, values of inner blocks under `inner.name`.
  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    collect("", (ConfigObject) values.value(key), texts);
    return new LinkedHashMap<>(texts);
  }

  private static void collect(String prefix, ConfigObject block, Map<String, String> texts) {
    for (Map.Entry<String, ConfigValue> entry : block.entrySet()) {
      if (entry.getValue() instanceof ConfigObject inner) {
        collect(prefix + entry.getKey() + ".", inner, texts);
      } else {
        texts.put(prefix + entry.getKey(), entry.getValue().unwrapped().toString());
      }
    }
  }
}
