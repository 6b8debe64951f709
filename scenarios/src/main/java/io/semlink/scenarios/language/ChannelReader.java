package io.semlink.scenarios.language;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.semlink.simulator.channel.AwgnChannel;
import io.semlink.simulator.channel.BinaryErasureChannel;
import io.semlink.simulator.channel.BinarySymmetricChannel;
import io.semlink.simulator.channel.BurstErrorChannel;
import io.semlink.simulator.channel.BurstLossChannel;
import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.channel.ChannelParameters;
import io.semlink.simulator.channel.ChannelProvider;
import io.semlink.simulator.channel.ChannelTrace;
import io.semlink.simulator.channel.GilbertElliott;
import io.semlink.simulator.channel.PacketLossChannel;
import io.semlink.simulator.channel.PacketSize;
import io.semlink.simulator.channel.StateKnowledge;
import io.semlink.simulator.channel.TracedEsN0Channel;
import io.semlink.simulator.channel.TracedLossChannel;
import io.semlink.simulator.units.EsN0;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads `link.channel`: `awgn`, or one block `{ NAME { parameters } }`.
final class ChannelReader {
  private static final String KEY = "link.channel";
  private static final List<String> NAMES =
      List.of(
          "awgn",
          "rayleigh-block",
          "rayleigh",
          "rician",
          "nakagami",
          "tdl",
          "bsc",
          "bec",
          "packet-loss",
          "gilbert-elliott",
          "packet-bursts",
          "trace");

  private final Values values;
  private final ScenarioFile file;

  private ChannelReader(Values values, ScenarioFile file) {
    this.values = values;
    this.file = file;
  }

  /// Reads the channel; white noise where none is named.
  static ChannelSettings read(Values values, ScenarioFile file) {
    ChannelSettings settings = new ChannelReader(values, file).read();
    if (!settings.hasNoise()) {
      // What a bit-error model refuses is refused before anything runs.
      attempt(values, () -> settings.at(null, null));
    }
    return settings;
  }

  private ChannelSettings read() {
    values.note(KEY, "word or block", "awgn", String.join(", ", known()));
    if (!values.has(KEY)) {
      return awgn();
    }
    ConfigValue value = values.value(KEY);
    if (value.valueType() == ConfigValueType.LIST) {
      throw values.wrong(KEY, "must be one value");
    }
    if (value.valueType() != ConfigValueType.OBJECT) {
      return word(value.unwrapped().toString().strip());
    }
    ConfigObject block = (ConfigObject) value;
    if (block.size() != 1) {
      throw values.wrong(KEY, "must be awgn or one block { NAME { ... } }");
    }
    String name = block.keySet().iterator().next();
    return read(name, new ChannelBlock(values, KEY + "." + name));
  }

  private ChannelSettings word(String name) {
    if (name.equals("awgn")) {
      return awgn();
    }
    if (known().contains(name)) {
      throw values.wrong(KEY, "needs its parameters: { %s { ... } }".formatted(name));
    }
    throw values.wrong(
        KEY, "must be awgn or { NAME { ... } }, one of " + String.join(", ", known()));
  }

  private ChannelSettings read(String name, ChannelBlock block) {
    return switch (name) {
      case "awgn", "rayleigh", "rician", "nakagami", "rayleigh-block" ->
          FlatChannelReader.read(name, block);
      case "tdl" -> TdlReader.read(block);
      case "bsc" ->
          model(
              name,
              block.only("bit-error-rate"),
              b -> new BinarySymmetricChannel(b.number("bit-error-rate", 0, 0.5)));
      case "bec" ->
          model(
              name,
              block.only("erasure-rate"),
              b -> new BinaryErasureChannel(b.number("erasure-rate", 0, 1)));
      case "packet-loss" ->
          model(
              name,
              block.only("loss-rate", "packet-bits"),
              b -> new PacketLossChannel(b.number("loss-rate", 0, 1), packets(b)));
      case "gilbert-elliott" ->
          model(
              name,
              block.only("to-bad", "to-good", "good", "bad", "receiver"),
              b -> new BurstErrorChannel(chain(b), knowledge(b)));
      case "packet-bursts" ->
          model(
              name,
              block.only("to-bad", "to-good", "good", "bad", "packet-bits"),
              b -> new BurstLossChannel(chain(b), packets(b)));
      case "trace" -> trace(block.only("file"));
      default -> ownChannel(name, block);
    };
  }

  private static ChannelSettings awgn() {
    return new ChannelSettings(
        "awgn", "", true, (esN0, rate) -> new AwgnChannel(Objects.requireNonNull(esN0)));
  }

  private static ChannelSettings model(
      String name, ChannelBlock block, Function<ChannelBlock, Channel> make) {
    return new ChannelSettings(name, block.canonical(), false, (esN0, rate) -> make.apply(block));
  }

  private static PacketSize packets(ChannelBlock block) {
    return block.has("packet-bits")
        ? new PacketSize(block.integer("packet-bits", 1, 1, Integer.MAX_VALUE))
        : PacketSize.WHOLE_BLOCK;
  }

  private static GilbertElliott chain(ChannelBlock block) {
    return new GilbertElliott(
        block.number("to-bad", 0, 1),
        block.number("to-good", 0, 1),
        block.number("good", 0, 0, 1),
        block.number("bad", 1, 0, 1));
  }

  private static StateKnowledge knowledge(ChannelBlock block) {
    return block
        .values()
        .choice(
            block.at("receiver"),
            List.of(StateKnowledge.values()),
            StateKnowledge::keyword,
            StateKnowledge.MEAN);
  }

  /// A recording of Es/N0 drives white noise; one of losses needs no operating point.
  private ChannelSettings trace(ChannelBlock block) {
    Path path = values.path(block.at("file"), file);
    if (!Files.isRegularFile(path)) {
      throw values.wrong(block.at("file"), "is no file");
    }
    ChannelTrace trace = attempt(values, () -> ChannelTrace.read(path));
    Channel channel =
        trace.quantity() == ChannelTrace.Quantity.ES_N0_DB
            ? new TracedEsN0Channel(trace, AwgnChannel::new)
            : new TracedLossChannel(trace);
    return new ChannelSettings(
        "trace", "content=%s".formatted(trace.contentHash()), false, (esN0, rate) -> channel);
  }

  private ChannelSettings ownChannel(String name, ChannelBlock block) {
    ChannelProvider provider =
        ChannelProvider.named(name)
            .orElseThrow(() ->
                new ScenarioException(
                    "%s = %s is no channel of this program and none on the class path (%s)"
                        .formatted(KEY, name, values.place(KEY)),
                    "Maybe one of " + String.join(", ", known())));
    return new ChannelSettings(
        name,
        block.canonical(),
        provider.hasNoise(),
        (esN0, rate) -> own(provider, block, esN0, rate));
  }

  private static Channel own(
      ChannelProvider provider,
      ChannelBlock block,
      @Nullable EsN0 esN0,
      @Nullable Double symbolRateHz) {
    return attempt(
        block.values(),
        () ->
            provider.create(
                new ChannelParameters(provider.name(), esN0, symbolRateHz, block.texts())));
  }

  private static List<String> known() {
    List<String> names = new ArrayList<>(NAMES);
    ChannelProvider.installed().forEach(provider -> names.add(provider.name()));
    return names;
  }

  private static <T> T attempt(Values values, java.util.function.Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      List<String> lines = String.valueOf(e.getMessage()).lines().toList();
      String message = "%s: %s (%s)".formatted(KEY, lines.getFirst(), values.place(KEY));
      throw lines.size() == 1
          ? new ScenarioException(message)
          : new ScenarioException(message, lines.getLast());
    }
  }
}
