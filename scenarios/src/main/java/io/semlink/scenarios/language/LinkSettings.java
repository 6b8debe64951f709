package io.semlink.scenarios.language;

import io.semlink.simulator.link.CodeSettings;
import io.semlink.simulator.link.LinkProtocol;
import io.semlink.simulator.link.Mcs;
import io.semlink.simulator.modulation.DemapperRule;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EbN0;
import io.semlink.simulator.units.EsN0;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The block `link` of one point.
///
/// @param bandwidthHz bandwidth, Hz; absent where bits per pixel or the block's size say it
/// @param bitsPerPixel payload bits per pixel at most; absent where the bandwidth says it; with
///   both frames may be on air for longer than their period, and wait for each other
/// @param code channel code, for the receive modes that have one
/// @param modulation modulation
/// @param demapper how LLRs are computed
/// @param channel channel
/// @param esN0 operating point per symbol; absent where Eb/N0 or nothing is given
/// @param ebN0 operating point per information bit; absent likewise
/// @param mcs where modulation and code rate come from, unless given
/// @param protocol retransmissions, header and delay
/// @param operatingPlace where Es/N0 or Eb/N0 stands; empty where neither is given
public record LinkSettings(
    @Nullable Double bandwidthHz,
    @Nullable Double bitsPerPixel,
    CodeSettings code,
    Modulation modulation,
    DemapperRule demapper,
    ChannelSettings channel,
    @Nullable EsN0 esN0,
    @Nullable EbN0 ebN0,
    @Nullable McsSettings mcs,
    LinkProtocol protocol,
    String operatingPlace) {
  private static final Values.Bounds OPERATING_POINT =
      new Values.Bounds(EsN0.LEAST_DB, EsN0.MOST_DB);

  /// Reads the block.
  ///
  /// @param values a scenario in which every axis has one value
  /// @param file for relative paths
  static LinkSettings read(Values values, ScenarioFile file) {
    requireFrameRate(values);
    requireOne(values, "link.EsN0", "link.EbN0");
    ChannelSettings channel = ChannelReader.read(values, file);
    boolean operatingPoint = values.has("link.EsN0") || values.has("link.EbN0");
    if (channel.hasNoise() && !operatingPoint) {
      throw new ScenarioException(
          "link.EsN0 is missing and so is link.EbN0", "Maybe link.EsN0 = \"10 dB\"");
    }
    CodeSettings code = CodeReader.read(values, file);
    requireCheck(values, code);
    return new LinkSettings(
        values.has("link.bandwidth") ? values.quantity("link.bandwidth", Unit.HERTZ, 1) : null,
        values.has("link.bits-per-pixel")
            ? (Double) values.number("link.bits-per-pixel", 0, 1e-6, 64)
            : null,
        code,
        values.choice(
            "link.modulation", List.of(Modulation.values()), Modulation::keyword, Modulation.QPSK),
        values.choice(
            "link.demapper",
            List.of(DemapperRule.values()),
            DemapperRule::keyword,
            DemapperRule.MAX_LOG),
        channel,
        values.has("link.EsN0")
            ? new EsN0(values.quantity("link.EsN0", Unit.DECIBEL, OPERATING_POINT))
            : null,
        values.has("link.EbN0")
            ? new EbN0(values.quantity("link.EbN0", Unit.DECIBEL, OPERATING_POINT))
            : null,
        McsSettings.read(values),
        ProtocolReader.read(values),
        operatingPlace(values));
  }

  private static String operatingPlace(Values values) {
    return Stream.of("link.EsN0", "link.EbN0")
        .filter(values::has)
        .map(values::place)
        .findFirst()
        .orElse("");
  }

  /// Whether the bandwidth says how many bits a frame has.
  public boolean fillsBandwidth() {
    return bandwidthHz != null && bitsPerPixel == null;
  }

  /// The same link with the modulation and the code rate of an MCS.
  public LinkSettings with(Mcs chosen) {
    return new LinkSettings(
        bandwidthHz,
        bitsPerPixel,
        codeOf(chosen.rate()),
        chosen.modulation(),
        demapper,
        channel,
        esN0,
        ebN0,
        mcs,
        protocol,
        operatingPlace);
  }

  /// The code at another rate.
  public CodeSettings codeOf(CodeRate rate) {
    return code instanceof CodeSettings.NrLdpc nr ? new CodeSettings.NrLdpc(nr.ldpc(), rate) : code;
  }

  /// HARQ for records; null without retransmission.
  public @Nullable String harqText() {
    return ProtocolReader.harqText(protocol);
  }

  /// Header and delay for records; null without either.
  public @Nullable String overheadText() {
    return ProtocolReader.overheadText(protocol);
  }

  /// Parameters of the channel for records, with the demapper where it is not the usual one.
  public String channelParameters() {
    return demapper == DemapperRule.MAX_LOG
        ? channel.parameters()
        : (channel.parameters() + " demapper=" + demapper.keyword()).strip();
  }

  /// Without a check of its own a receiver never asks for another round.
  private static void requireCheck(Values values, CodeSettings code) {
    boolean unchecked =
        code instanceof CodeSettings.Repetition
            || (code instanceof CodeSettings.Convolutional convolutional
                && convolutional.convolutional().crc() == null);
    if (unchecked && values.integer("link.harq.rounds", 1, 1, 256) > 1) {
      throw values.wrong(
          "link.harq.rounds", "needs a code that can tell a wrong block (maybe link.code.crc)");
    }
  }

  /// Together they say how long a frame is on air, which means something beside a frame rate alone.
  private static void requireFrameRate(Values values) {
    boolean both = values.has("link.bandwidth") && values.has("link.bits-per-pixel");
    if (both && !values.has("source.frame-rate")) {
      throw new ScenarioException(
          "link.bandwidth and link.bits-per-pixel are both set, which needs source.frame-rate"
              + " (%s, %s)"
                  .formatted(values.place("link.bandwidth"), values.place("link.bits-per-pixel")),
          "Maybe source.frame-rate = \"10 fps\": frames then wait for each other");
    }
  }

  private static void requireOne(Values values, String one, String other) {
    if (values.has(one) && values.has(other)) {
      throw new ScenarioException(
          "%s and %s are both set but say the same thing (%s, %s)"
              .formatted(one, other, values.place(one), values.place(other)));
    }
  }
}
