package io.semlink.scenarios.language;

import io.semlink.simulator.channel.Limit;
import io.semlink.simulator.channel.TdlChannel;
import io.semlink.simulator.channel.TdlModel;
import io.semlink.simulator.channel.TdlProfile;
import io.semlink.simulator.channel.TdlSettings;
import io.semlink.simulator.ofdm.CyclicPrefix;
import io.semlink.simulator.ofdm.Equaliser;
import io.semlink.simulator.ofdm.FillOrder;
import io.semlink.simulator.ofdm.OfdmGrid;
import io.semlink.simulator.ofdm.OfdmReceiver;
import io.semlink.simulator.ofdm.Pilots;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads `link.channel.tdl`: a tapped delay line of 3GPP TR 38.901 under a CP-OFDM grid.
final class TdlReader {
  private TdlReader() {}

  static ChannelSettings read(ChannelBlock block) {
    block.only(
        "profile",
        "delay-spread",
        "doppler",
        "model",
        "numerology",
        "subcarriers",
        "fft-size",
        "cyclic-prefix",
        "pilot-subcarriers",
        "pilot-symbols",
        "fill-order",
        "csi",
        "equaliser",
        "estimate-noise");
    Values values = block.values();
    TdlModel model = model(block);
    try {
      TdlSettings settings =
          new TdlSettings(
              values.choice(
                  block.at("profile"),
                  List.of(TdlProfile.values()),
                  TdlProfile::keyword,
                  TdlProfile.A),
              block.quantity("delay-spread", Unit.SECOND, 100e-9, 0),
              block.quantity("doppler", Unit.HERTZ, 0, 0),
              model == null ? TdlModel.FREQUENCY : model);
      OfdmReceiver receiver = receiver(block);
      OfdmGrid grid = grid(block, receiver);
      return new ChannelSettings(
          "tdl",
          block.canonical(),
          true,
          (esN0, rate) ->
              model == null
                  ? TdlChannel.fitting(Objects.requireNonNull(esN0), settings, grid, receiver)
                  : holding(
                      block,
                      new TdlChannel(Objects.requireNonNull(esN0), settings, grid, receiver)));
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(
          "%s: %s (%s)".formatted(block.key(), e.getMessage(), values.place(block.key())));
    }
  }

  /// The model that is asked for; null where the channel finds the one that holds.
  private static @Nullable TdlModel model(ChannelBlock block) {
    String word = block.word("model", "auto", "frequency", "time");
    return Arrays.stream(TdlModel.values())
        .filter(model -> model.keyword().equals(word))
        .findFirst()
        .orElse(null);
  }

  /// The channel, if the model that was asked for holds.
  private static TdlChannel holding(ChannelBlock block, TdlChannel channel) {
    for (Limit limit : channel.validity(1).exceeded()) {
      throw new ScenarioException(
          "%s = %s does not hold at Es/N0 = %s dB: %s (%s)"
              .formatted(
                  block.at("model"),
                  channel.settings().model().keyword(),
                  channel.esN0().db(),
                  limit,
                  block.values().place(block.at("model"))),
          "Maybe model = time, or none, which takes the model that holds");
    }
    return channel;
  }

  private static OfdmReceiver receiver(ChannelBlock block) {
    return new OfdmReceiver(
        block
            .values()
            .choice(
                block.at("csi"),
                List.of(OfdmReceiver.Csi.values()),
                OfdmReceiver.Csi::keyword,
                OfdmReceiver.Csi.PERFECT),
        block
            .values()
            .choice(
                block.at("equaliser"),
                List.of(Equaliser.values()),
                Equaliser::keyword,
                Equaliser.MMSE),
        block.word("estimate-noise", "true", "false").equals("true"));
  }

  private static OfdmGrid grid(ChannelBlock block, OfdmReceiver receiver) {
    int subcarriers = block.integer("subcarriers", 72, 12, 3300);
    boolean needsPilots = receiver.csi() != OfdmReceiver.Csi.PERFECT;
    int pilotStep = block.integer("pilot-subcarriers", needsPilots ? 4 : 0, 0, 3300);
    Pilots pilots =
        pilotStep == 0
            ? Pilots.NONE
            : new Pilots(pilotStep, block.integer("pilot-symbols", 4, 1, 1000), 0);
    return new OfdmGrid(
        block.integer("numerology", 0, 0, 6),
        subcarriers,
        block.integer("fft-size", OfdmGrid.smallestFftSize(subcarriers), 128, 1 << 16),
        block.has("cyclic-prefix")
            ? new CyclicPrefix.Fixed(block.integer("cyclic-prefix", 0, 0, 1 << 16))
            : new CyclicPrefix.Normal(),
        pilots,
        block
            .values()
            .choice(
                block.at("fill-order"),
                List.of(FillOrder.values()),
                FillOrder::keyword,
                FillOrder.FREQUENCY_FIRST));
  }
}
