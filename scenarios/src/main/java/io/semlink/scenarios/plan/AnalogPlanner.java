package io.semlink.scenarios.plan;

import io.semlink.actors.study.PointPlan;
import io.semlink.scenarios.language.LinkSettings;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.link.AnalogLink;
import io.semlink.simulator.link.FrameBudget;
import io.semlink.simulator.link.ModelLimits;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.units.EsN0;

/// Works out one point of analog features: no bits, no code, no modulation.
///
/// @param scheme a scheme with analog features
/// @param link how they are sent; its code, modulation, MCS and HARQ do not matter
/// @param parameters what is asked, without what only bits have
record AnalogPlanner(Scheme scheme, LinkSettings link, PointParameters parameters) {

  /// Refuses settings that mean nothing without bits.
  ///
  /// @throws ScenarioException if there is one
  void requirePossible() {
    if (link.bandwidthHz() == null) {
      throw new ScenarioException(
          "receive = analog needs link.bandwidth: it has no bits that link.bits-per-pixel could"
              + " count",
          "Maybe link.bandwidth = \"16 kHz\"");
    }
    if (link.channel().hasNoise() && link.esN0() == null) {
      throw new ScenarioException(
          "receive = analog needs link.EsN0: it has no bits that link.EbN0 could be the energy of",
          "Maybe link.EsN0 = \"10 dB\"");
    }
    if (!channel().carriesSymbols()) {
      throw new ScenarioException(
          "receive = analog sends symbols, but link.channel = %s carries bits alone%s"
              .formatted(
                  link.channel().name(),
                  link.channel().parameters().contains("packet-bits")
                      ? ", as long as packet-bits counts them"
                      : ""),
          "Maybe link.channel = awgn");
    }
  }

  private Channel channel() {
    EsN0 esN0 = link.channel().hasNoise() ? link.esN0() : null;
    return link.channel().at(esN0, link.bandwidthHz());
  }

  /// Plans the point.
  ///
  /// @param symbols complex symbols that a frame may use
  PointPlan plan(int symbols) {
    int features = scheme.largestFeatures(2 * symbols);
    if (features < 1) {
      return infeasible(
          "a frame has room for %s analog values, fewer than the fewest of %s"
              .formatted(2 * symbols, scheme.name()));
    }
    Channel channel = channel();
    return new PointPlan.Frames(
        parameters.pointId(),
        parameters,
        ModelLimits.judge(
            channel,
            FrameBudget.of(
                new FrameBudget.AnalogTerms(
                    features,
                    symbols,
                    link.channel().hasNoise() ? link.esN0() : null,
                    scheme.resolution(),
                    link.bandwidthHz(),
                    channel,
                    link.protocol())),
            0),
        scheme,
        new AnalogLink(channel, symbols, link.protocol().headerSymbols()));
  }

  /// The point's row if it cannot be.
  ///
  /// @param reason why, one line
  PointPlan infeasible(String reason) {
    return new PointPlan.Infeasible(parameters.pointId(), parameters, reason);
  }
}
