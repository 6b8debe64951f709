package io.semlink.scenarios.language;

import io.semlink.simulator.link.CodeSettings;
import io.semlink.simulator.modulation.DemapperRule;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.units.EbN0;
import io.semlink.simulator.units.EsN0;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The block `link` of one point.
///
/// @param bandwidthHz bandwidth, Hz; absent where bits per pixel or the block's size say it
/// @param bitsPerPixel payload bits per pixel at most; absent likewise
/// @param code channel code, for the receive modes that have one
/// @param modulation modulation
/// @param demapper how LLRs are computed
/// @param channel channel
/// @param esN0 operating point per symbol; absent where Eb/N0 or nothing is given
/// @param ebN0 operating point per information bit; absent likewise
public record LinkSettings(
    @Nullable Double bandwidthHz,
    @Nullable Double bitsPerPixel,
    CodeSettings code,
    Modulation modulation,
    DemapperRule demapper,
    ChannelSettings channel,
    @Nullable EsN0 esN0,
    @Nullable EbN0 ebN0) {
  private static final double MIN_DB = -100;

  /// Reads the block.
  ///
  /// @param values a scenario in which every axis has one value
  /// @param file for relative paths
  static LinkSettings read(Values values, ScenarioFile file) {
    requireOne(values, "link.bandwidth", "link.bits-per-pixel");
    requireOne(values, "link.EsN0", "link.EbN0");
    ChannelSettings channel = ChannelSettings.read(values);
    boolean operatingPoint = values.has("link.EsN0") || values.has("link.EbN0");
    if (channel.hasNoise() && !operatingPoint) {
      throw new ScenarioException(
          "link.EsN0 is missing and so is link.EbN0", "Maybe link.EsN0 = \"10 dB\"");
    }
    return new LinkSettings(
        values.has("link.bandwidth") ? values.quantity("link.bandwidth", Unit.HERTZ, 1) : null,
        values.has("link.bits-per-pixel")
            ? (Double) values.number("link.bits-per-pixel", 0, 1e-6, 64)
            : null,
        CodeReader.read(values, file),
        values.choice(
            "link.modulation", List.of(Modulation.values()), Modulation::keyword, Modulation.QPSK),
        values.choice(
            "link.demapper",
            List.of(DemapperRule.values()),
            DemapperRule::keyword,
            DemapperRule.MAX_LOG),
        channel,
        values.has("link.EsN0")
            ? new EsN0(values.quantity("link.EsN0", Unit.DECIBEL, MIN_DB))
            : null,
        values.has("link.EbN0")
            ? new EbN0(values.quantity("link.EbN0", Unit.DECIBEL, MIN_DB))
            : null);
  }

  private static void requireOne(Values values, String one, String other) {
    if (values.has(one) && values.has(other)) {
      throw new ScenarioException(
          "%s and %s are both set but say the same thing (%s, %s)"
              .formatted(one, other, values.place(one), values.place(other)));
    }
  }
}
