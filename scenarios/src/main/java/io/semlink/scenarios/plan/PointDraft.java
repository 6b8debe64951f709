package io.semlink.scenarios.plan;

import io.semlink.scenarios.language.LinkSettings;
import io.semlink.scenarios.language.McsSettings;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.simulator.link.CodeSettings;
import io.semlink.simulator.link.Concealment;
import io.semlink.simulator.link.Mcs;
import io.semlink.simulator.link.PayloadKind;
import io.semlink.simulator.link.ReceiveMode;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.units.EsN0;
import org.jspecify.annotations.Nullable;

/// A point with what follows from its settings before any arithmetic.
///
/// @param scheme absent in a study of the link alone
/// @param modality which sensors work; absent without a scheme
/// @param receiveMode what the receiver hands on
/// @param code the channel code of that mode
/// @param link everything else about the link
/// @param point as the scenario has it
record PointDraft(
    @Nullable Scheme scheme,
    @Nullable Modality modality,
    ReceiveMode receiveMode,
    CodeSettings code,
    LinkSettings link,
    Scenario.Point point) {

  /// What a point's settings say.
  ///
  /// @param point the settings
  /// @param schemes opens schemes
  /// @throws ScenarioException if receive mode, code and scheme do not go together
  static PointDraft of(Scenario.Point point, Schemes schemes) {
    LinkSettings link = point.link();
    if (point.scheme() == null) {
      boolean coded = !(link.code() instanceof CodeSettings.None);
      ReceiveMode mode = coded ? ReceiveMode.CODED_HARD : ReceiveMode.UNCODED_SOFT;
      return new PointDraft(null, null, mode, link.code(), link, point);
    }
    ReceiveMode mode = point.scheme().receiveMode();
    CodeSettings code = mode.coded() ? link.code() : new CodeSettings.None();
    requireFit(mode, code);
    Scheme scheme = schemes.open(point.scheme());
    if (!scheme.payloadKinds().contains(mode.payloadKind())) {
      throw new ScenarioException(
          "receive = %s sends %s, which %s does not have (%s)"
              .formatted(
                  mode.keyword(),
                  mode.payloadKind().words(),
                  scheme.name(),
                  point.scheme().place()));
    }
    return new PointDraft(scheme, point.scheme().modality(), mode, code, link, point);
  }

  private static void requireFit(ReceiveMode mode, CodeSettings code) {
    if (mode.coded() && code instanceof CodeSettings.None) {
      throw new ScenarioException(
          "receive = %s needs a channel code but link.code.family = none".formatted(mode.keyword()),
          "Maybe receive = uncoded-soft");
    }
    if (mode == ReceiveMode.CODED_SOFT && !code.ratesBits()) {
      throw new ScenarioException(
          "receive = coded-soft needs an a-posteriori LLR of each bit of a failed block, which %s"
                  .formatted(CodeText.of(code).name())
              + " does not have: a list or Viterbi decoder rates paths, a code without a check"
              + " fails no block",
          "Maybe link.code.family = nr-ldpc or receive = coded-hard");
    }
  }

  String schemeName() {
    return scheme == null ? "random-bits" : scheme.name();
  }

  /// The same with the modulation and code rate of an MCS.
  PointDraft with(@Nullable Mcs mcs) {
    if (mcs == null || code instanceof CodeSettings.None) {
      return this;
    }
    LinkSettings adapted = link.with(mcs);
    return new PointDraft(scheme, modality, receiveMode, adapted.code(), adapted, point);
  }

  /// The canonical parameters that name the point.
  ///
  /// @param scenario the study
  /// @param source canonical text of the source
  /// @param esN0 absent where the channel has no noise or it is not known yet
  PointParameters parameters(Scenario scenario, String source, @Nullable EsN0 esN0) {
    CodeText text = CodeText.of(code);
    return new PointParameters(
        schemeName(),
        receiveMode.keyword(),
        modality == null ? null : modality.keyword(),
        scheme == null ? null : scheme.resolution().toString(),
        source,
        link.channel().name(),
        link.channelParameters(),
        link.modulation().keyword(),
        text.name(),
        code.rate().toString(),
        text.decoder(),
        text.iterationsMax(),
        esN0 == null ? null : esN0.db(),
        link.ebN0() == null || !link.channel().hasNoise() ? null : link.ebN0().db(),
        link.bitsPerPixel(),
        link.bandwidthHz(),
        scenario.frameRateHz(),
        point.repetition(),
        scenario.seed(),
        scheme == null ? null : scheme.weightsHash(),
        mcsText(),
        link.mcs() == null ? null : link.mcs().selectionText(),
        link.harqText(),
        link.overheadText(),
        scheme == null ? null : scheme.concealment().map(Concealment::keyword).orElse(null),
        canQueue(scenario) ? (Integer) scenario.queue() : null,
        scenario.commonRandomNumbers() ? null : Boolean.FALSE,
        point.batch(),
        point.device());
  }

  /// Refuses a receiver that would fill in from frames that were never sent.
  ///
  /// @throws ScenarioException if frames can be dropped and lost images are those of earlier ones
  void requireNoMemoryOfDropped(Scenario scenario) {
    if (scheme == null || !canQueue(scenario)) {
      return;
    }
    if (scheme.concealment().filter(Concealment.LAST_FRAME::equals).isPresent()) {
      throw new ScenarioException(
          "concealment = last-frame does not go with a link that drops frames, and %s behind"
                  .formatted(scheme.name())
              + " link.harq or with link.bandwidth and link.bits-per-pixel may drop some",
          "Maybe concealment = grey in the block of the scheme");
    }
  }

  /// Whether a frame can be on air for longer than its period: with another HARQ round, or where
  /// the bandwidth does not say how many bits it has.
  private boolean canQueue(Scenario scenario) {
    boolean sizeFollowsFromBandwidth =
        receiveMode.payloadKind() == PayloadKind.FEATURES
            || (scheme != null && link.bitsPerPixel() == null);
    boolean harq =
        receiveMode.payloadKind() == PayloadKind.BITS && link.protocol().harq().rounds() > 1;
    return scenario.frameRateHz() != null
        && link.bandwidthHz() != null
        && (!sizeFollowsFromBandwidth || harq);
  }

  /// Table and row; null where modulation and code rate are given or change block by block.
  private @Nullable String mcsText() {
    McsSettings mcs = link.mcs();
    if (mcs == null || mcs.selection() == McsSettings.Selection.INSTANTANEOUS) {
      return mcs == null ? null : mcs.table().keyword();
    }
    return mcs.table().usable().stream()
        .filter(
            row -> row.modulation() == link.modulation() && row.rate().equals(link.code().rate()))
        .map(Mcs::toString)
        .findFirst()
        .orElse(mcs.table().keyword());
  }
}
