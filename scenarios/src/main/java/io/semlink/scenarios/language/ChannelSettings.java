package io.semlink.scenarios.language;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.semlink.simulator.channel.AwgnChannel;
import io.semlink.simulator.channel.BinarySymmetricChannel;
import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.channel.RayleighBlockChannel;
import io.semlink.simulator.units.EsN0;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which channel a link uses: `awgn`, `{ rayleigh-block { coherence = "10 ms", csi = perfect } }`
/// or `{ bsc { bit-error-rate = 0.01 } }`.
public sealed interface ChannelSettings {
  /// Name in scenarios and records.
  String name();

  /// Parameters in canonical order, empty if there is none.
  String parameters();

  /// The channel at an operating point.
  ///
  /// @param esN0 operating point; null for a bit-error model
  /// @param symbolRateHz symbols a second; null where the study sets none
  Channel at(@Nullable EsN0 esN0, @Nullable Double symbolRateHz);

  /// Whether Es/N0 means anything here.
  default boolean hasNoise() {
    return true;
  }

  /// Additive white Gaussian noise.
  record Awgn() implements ChannelSettings {
    @Override
    public String name() {
      return "awgn";
    }

    @Override
    public String parameters() {
      return "";
    }

    @Override
    public Channel at(@Nullable EsN0 esN0, @Nullable Double symbolRateHz) {
      return new AwgnChannel(required(esN0));
    }
  }

  /// Flat Rayleigh block fading, perfect channel knowledge.
  ///
  /// @param coherenceSeconds time that shares a gain; absent where it is given in symbols
  /// @param coherenceSymbols symbols that share a gain; absent where it is given in time
  record RayleighBlock(@Nullable Double coherenceSeconds, @Nullable Integer coherenceSymbols)
      implements ChannelSettings {
    @Override
    public String name() {
      return "rayleigh-block";
    }

    @Override
    public String parameters() {
      return coherenceSymbols == null
          ? "coherence=%s s csi=perfect".formatted(coherenceSeconds)
          : "coherence=%d symbols csi=perfect".formatted(coherenceSymbols);
    }

    @Override
    public Channel at(@Nullable EsN0 esN0, @Nullable Double symbolRateHz) {
      return new RayleighBlockChannel(required(esN0), symbols(symbolRateHz));
    }

    private int symbols(@Nullable Double symbolRateHz) {
      if (coherenceSymbols != null) {
        return coherenceSymbols;
      }
      if (symbolRateHz == null || coherenceSeconds == null) {
        throw new ScenarioException(
            "link.channel.rayleigh-block.coherence is a time, which means nothing without"
                + " link.bandwidth",
            "Maybe coherence = \"100 symbols\"");
      }
      return (int) Math.max(1, Math.round(coherenceSeconds * symbolRateHz));
    }
  }

  /// Binary symmetric channel.
  ///
  /// @param bitErrorRate probability of a flip
  record Bsc(double bitErrorRate) implements ChannelSettings {
    @Override
    public String name() {
      return "bsc";
    }

    @Override
    public String parameters() {
      return "bit-error-rate=" + bitErrorRate;
    }

    @Override
    public Channel at(@Nullable EsN0 esN0, @Nullable Double symbolRateHz) {
      return new BinarySymmetricChannel(bitErrorRate);
    }

    @Override
    public boolean hasNoise() {
      return false;
    }
  }

  /// Reads `link.channel`.
  static ChannelSettings read(Values values) {
    String key = "link.channel";
    if (!values.has(key)) {
      return new Awgn();
    }
    ConfigValue value = values.value(key);
    if (value.valueType() != ConfigValueType.OBJECT) {
      values.word(key, "awgn");
      return new Awgn();
    }
    Set<String> names = ((ConfigObject) value).keySet();
    if (names.equals(Set.of("rayleigh-block"))) {
      return rayleighBlock(values, key + ".rayleigh-block");
    }
    if (names.equals(Set.of("bsc"))) {
      requireOnly(values, key + ".bsc", Set.of("bit-error-rate"));
      values.value(key + ".bsc.bit-error-rate");
      return new Bsc(values.number(key + ".bsc.bit-error-rate", 0, 0, 0.5));
    }
    throw values.wrong(key, "must be awgn, { rayleigh-block {...} } or { bsc {...} }");
  }

  private static RayleighBlock rayleighBlock(Values values, String key) {
    requireOnly(values, key, Set.of("coherence", "csi"));
    if (values.has(key + ".csi")) {
      values.word(key + ".csi", "perfect");
    }
    String coherence = values.text(key + ".coherence");
    if (coherence.strip().endsWith("symbols")) {
      String number = coherence.replace("symbols", "").strip();
      try {
        int symbols = Integer.parseInt(number);
        if (symbols >= 1) {
          return new RayleighBlock(null, symbols);
        }
      } catch (NumberFormatException e) {
        throw values.wrong(key + ".coherence", "must be a time or a whole number of symbols");
      }
      throw values.wrong(key + ".coherence", "must be at least 1 symbol");
    }
    return new RayleighBlock(values.quantity(key + ".coherence", Unit.SECOND, 1e-9), null);
  }

  private static void requireOnly(Values values, String key, Set<String> known) {
    if (!(values.value(key) instanceof ConfigObject parameters)) {
      throw values.wrong(key, "must be a block { ... }");
    }
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw new ScenarioException(
            "unknown key %s.%s (%s)".formatted(key, name, ScenarioFile.place(parameters.origin())),
            "Maybe one of " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  private static EsN0 required(@Nullable EsN0 esN0) {
    if (esN0 == null) {
      throw new ScenarioException(
          "link.EsN0 is missing and so is link.EbN0", "Maybe link.EsN0 = \"10 dB\"");
    }
    return esN0;
  }
}
