package io.semlink.scenarios.language;

import io.semlink.simulator.channel.AwgnChannel;
import io.semlink.simulator.channel.BlockFading;
import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.channel.DopplerFading;
import io.semlink.simulator.channel.FlatChannel;
import io.semlink.simulator.channel.GainLaw;
import io.semlink.simulator.channel.GainProcess;
import io.semlink.simulator.channel.Impairments;
import io.semlink.simulator.channel.ImpulsiveNoise;
import io.semlink.simulator.channel.ReceiverKnowledge;
import io.semlink.simulator.channel.StateKnowledge;
import io.semlink.simulator.units.EsN0;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the channels that are flat in frequency, with what they add to gain and noise and what the
/// receiver knows of it.
final class FlatChannelReader {
  private static final List<String> OPTIONS =
      List.of(
          "csi",
          "gain-error-variance",
          "pilot-gain",
          "EsN0-bias",
          "EsN0-error",
          "shadowing",
          "phase-noise",
          "frequency-offset",
          "impulses");

  private FlatChannelReader() {}

  static ChannelSettings read(String name, ChannelBlock block) {
    block.only(known(name));
    Impairments impairments = impairments(block);
    ReceiverKnowledge knowledge = knowledge(block);
    String text = parameters(name, block);
    boolean plain =
        name.equals("awgn")
            && impairments.equals(Impairments.NONE)
            && knowledge.equals(ReceiverKnowledge.PERFECT);
    if (plain) {
      return new ChannelSettings(
          name, text, true, (esN0, rate) -> new AwgnChannel(Objects.requireNonNull(esN0)));
    }
    GainLaw law = law(name, block);
    return new ChannelSettings(
        name,
        text,
        true,
        (esN0, rate) ->
            channel(esN0, law == null ? null : gains(law, block, rate), impairments, knowledge));
  }

  private static Channel channel(
      @Nullable EsN0 esN0,
      @Nullable GainProcess gains,
      Impairments impairments,
      ReceiverKnowledge knowledge) {
    return new FlatChannel(
        Objects.requireNonNull(esN0),
        gains == null ? new GainProcess.Unfaded() : gains,
        impairments,
        knowledge);
  }

  private static String[] known(String name) {
    Stream<String> own =
        switch (name) {
          case "awgn" -> Stream.of();
          case "rician" -> Stream.of("coherence", "doppler", "K-factor", "line-of-sight-shift");
          case "nakagami" -> Stream.of("coherence", "m");
          case "rayleigh-block" -> Stream.of("coherence");
          default -> Stream.of("coherence", "doppler");
        };
    return Stream.concat(own, OPTIONS.stream()).toArray(String[]::new);
  }

  private static @Nullable GainLaw law(String name, ChannelBlock block) {
    return switch (name) {
      case "awgn" -> null;
      case "rician" -> new GainLaw.Rician(block.quantity("K-factor", Unit.DECIBEL, -100));
      case "nakagami" -> new GainLaw.Nakagami(block.number("m", 0.5, 1000));
      default -> new GainLaw.Rayleigh();
    };
  }

  private static GainProcess gains(GainLaw law, ChannelBlock block, @Nullable Double symbolRateHz) {
    if (!block.has("doppler")) {
      if (block.has("line-of-sight-shift")) {
        throw block
            .values()
            .wrong(block.at("line-of-sight-shift"), "means nothing without doppler");
      }
      return new BlockFading(law, block.coherence().at(symbolRateHz, block.at("coherence")));
    }
    if (block.has("coherence")) {
      throw block.values().wrong(block.at("coherence"), "is set and so is doppler");
    }
    double doppler =
        block.quantity("doppler", Unit.HERTZ, 1e-6)
            / ChannelBlock.rate(symbolRateHz, block.at("doppler"));
    try {
      return new DopplerFading(law, doppler, block.number("line-of-sight-shift", 0, -1, 1));
    } catch (IllegalArgumentException e) {
      throw block.values().wrong(block.at("doppler"), ": " + e.getMessage());
    }
  }

  private static Impairments impairments(ChannelBlock block) {
    return new Impairments(
        block.quantity(
            "shadowing", Unit.DECIBEL, 0, new Values.Bounds(0, Impairments.MOST_SHADOWING_DB)),
        block.number("phase-noise", 0, 0, 3.2),
        block.number("frequency-offset", 0, -0.49, 0.49),
        impulses(block));
  }

  private static @Nullable ImpulsiveNoise impulses(ChannelBlock block) {
    if (!block.has("impulses")) {
      return null;
    }
    ChannelBlock inner = new ChannelBlock(block.values(), block.at("impulses"));
    if (inner.has("overlap-index")) {
      inner.only("overlap-index", "gaussian-ratio", "receiver");
      return new ImpulsiveNoise.MiddletonClassA(
          inner.number("overlap-index", 1e-6, 10), inner.number("gaussian-ratio", 1e-9, 1e9));
    }
    inner.only("probability", "power-ratio", "receiver");
    return new ImpulsiveNoise.BernoulliGaussian(
        inner.number("probability", 0, 1), inner.number("power-ratio", 0, 1e9));
  }

  private static ReceiverKnowledge knowledge(ChannelBlock block) {
    String csi = block.word("csi", "perfect", "estimated");
    boolean estimated = csi.equals("estimated");
    for (String key : List.of("gain-error-variance", "pilot-gain")) {
      if (block.has(key) && !estimated) {
        throw block.values().wrong(block.at(key), "means nothing with csi = perfect");
      }
    }
    ReceiverKnowledge gains =
        block.has("gain-error-variance")
            ? ReceiverKnowledge.ofGainError(block.number("gain-error-variance", 0, 10))
            : estimated
                ? ReceiverKnowledge.ofPilots(block.quantity("pilot-gain", Unit.DECIBEL, 0, -40))
                : ReceiverKnowledge.PERFECT;
    return gains
        .withEsN0Error(
            block.quantity("EsN0-bias", Unit.DECIBEL, 0, new Values.Bounds(-60, 60)),
            block.quantity("EsN0-error", Unit.DECIBEL, 0, new Values.Bounds(0, 60)))
        .withImpulses(
            block
                .values()
                .choice(
                    block.at("impulses.receiver"),
                    List.of(StateKnowledge.values()),
                    StateKnowledge::keyword,
                    StateKnowledge.MEAN));
  }

  /// As given; a plain block-fading channel keeps the words it has always had in records.
  private static String parameters(String name, ChannelBlock block) {
    boolean plain =
        block.texts().keySet().stream().allMatch(k -> k.equals("coherence") || k.equals("csi"));
    return name.equals("rayleigh-block") && plain
        ? "coherence=%s csi=%s"
            .formatted(block.coherence(), block.word("csi", "perfect", "estimated"))
        : block.canonical();
  }
}
