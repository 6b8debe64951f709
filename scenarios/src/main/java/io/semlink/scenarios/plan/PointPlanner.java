package io.semlink.scenarios.plan;

import io.semlink.actors.study.PointPlan;
import io.semlink.scenarios.language.LinkSettings;
import io.semlink.scenarios.language.McsSettings;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.SourceSettings;
import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.link.AdaptiveLink;
import io.semlink.simulator.link.CodeSettings;
import io.semlink.simulator.link.FrameBudget;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.link.Mcs;
import io.semlink.simulator.link.McsCodes;
import io.semlink.simulator.link.ModelLimits;
import io.semlink.simulator.link.PayloadKind;
import io.semlink.simulator.link.PayloadLink;
import io.semlink.simulator.link.RandomBlocksLink;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.TransportLink;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.units.EsN0;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Works out one point: its code, its budget, its link and its name.
///
/// @param scenario the study
/// @param source canonical text of the source
/// @param schemes opens schemes
/// @param firstFrame says which payloads can carry the frames
/// @param codes the codes made so far
record PointPlanner(
    Scenario scenario,
    String source,
    Schemes schemes,
    FirstFrame firstFrame,
    Map<CodeKey, TransportCode> codes) {

  /// A planner that has made no code yet.
  PointPlanner(Scenario scenario, Sensors.Opened source, Schemes schemes) {
    this(scenario, source.canonical(), schemes, new FirstFrame(source.sensor()), new HashMap<>());
  }

  /// Plans a point; one that cannot be is infeasible, never an exception.
  PointPlan plan(Scenario.Point point) {
    PointDraft draft = PointDraft.of(point, schemes);
    draft.requireNoMemoryOfDropped(scenario);
    if (draft.receiveMode().payloadKind() == PayloadKind.FEATURES) {
      return planAnalog(draft);
    }
    TransportCode code;
    try {
      draft = draft.with(chooseMcs(draft));
      code = code(draft);
    } catch (IllegalArgumentException e) {
      return infeasible(draft, String.valueOf(e.getMessage()));
    }
    int payloadBits = payloadBits(draft, code);
    if (payloadBits < 1) {
      return infeasible(
          draft,
          "a frame has room for %s payload bits, fewer than the smallest payload of %s"
              .formatted(code.payloadBits(), draft.schemeName()));
    }
    Optional<String> misfit = firstFrame.misfit(draft.scheme(), payloadBits);
    return misfit.isPresent()
        ? infeasible(draft, misfit.get())
        : feasible(draft, code, payloadBits);
  }

  private PointPlan planAnalog(PointDraft draft) {
    AnalogPlanner planner =
        new AnalogPlanner(
            java.util.Objects.requireNonNull(draft.scheme()),
            draft.link(),
            draft
                .parameters(
                    scenario,
                    source,
                    draft.link().channel().hasNoise() ? draft.link().esN0() : null)
                .withoutBits(draft.link().channel().parameters()));
    planner.requirePossible();
    int symbols;
    try {
      symbols = symbols(draft.link());
    } catch (IllegalArgumentException e) {
      return planner.infeasible(String.valueOf(e.getMessage()));
    }
    return planner.plan(symbols);
  }

  /// What a code depends on: points that differ in Es/N0 alone share theirs.
  ///
  /// @param settings the code
  /// @param modulation decides which sizes there are
  /// @param symbols symbols to fill; 0 where a payload is to be held
  /// @param payloadBits payload to hold; 0 where symbols are to be filled
  record CodeKey(CodeSettings settings, Modulation modulation, int symbols, int payloadBits) {
    TransportCode make() {
      return symbols > 0
          ? FrameBudget.codeForSymbols(symbols, settings, modulation)
          : FrameBudget.codeForPayload(payloadBits, settings, modulation);
    }
  }

  private TransportCode code(PointDraft draft) {
    return codes.computeIfAbsent(codeKey(draft), CodeKey::make);
  }

  private CodeKey codeKey(PointDraft draft) {
    LinkSettings link = draft.link();
    Scheme scheme = draft.scheme();
    if (scheme == null) {
      return new CodeKey(draft.code(), link.modulation(), 0, blockBits(draft));
    }
    if (!link.fillsBandwidth()) {
      int payloadBits = Math.max(1, payloadOfBitsPerPixel(scheme, link));
      return new CodeKey(draft.code(), link.modulation(), 0, payloadBits);
    }
    return new CodeKey(draft.code(), link.modulation(), symbols(link), 0);
  }

  /// Data symbols of a frame: what header and waveform leave of the bandwidth.
  private int symbols(LinkSettings link) {
    double bandwidthHz = java.util.Objects.requireNonNull(link.bandwidthHz());
    // What a waveform adds does not hang on Es/N0, and at the least one every model holds.
    EsN0 least = new EsN0(EsN0.LEAST_DB);
    int symbols =
        FrameBudget.dataSymbols(
            FrameBudget.symbols(bandwidthHz, frameRate()),
            link.channel().at(link.channel().hasNoise() ? least : null, bandwidthHz),
            link.protocol().headerSymbols());
    if (symbols < 1) {
      throw new IllegalArgumentException("the bandwidth leaves a frame no symbol");
    }
    return symbols;
  }

  /// The MCS of a point; null where modulation and code rate are given. Block by block it is the
  /// one in the middle, which the budget is shown for.
  private @Nullable Mcs chooseMcs(PointDraft draft) {
    McsSettings mcs = draft.link().mcs();
    if (mcs == null || draft.code() instanceof CodeSettings.None) {
      return null;
    }
    if (mcs.selection() == McsSettings.Selection.FIXED) {
      return mcs.fixed();
    }
    McsCodes candidates = candidates(draft, mcs);
    averageEsN0(draft.link());
    if (mcs.selection() == McsSettings.Selection.INSTANTANEOUS) {
      return candidates.feasible().get(candidates.feasible().size() / 2);
    }
    return candidates.selection(mcs.target()).choose(averageEsN0(draft.link()).db());
  }

  private McsCodes candidates(PointDraft draft, McsSettings mcs) {
    LinkSettings link = draft.link();
    if (draft.scheme() == null || !link.fillsBandwidth()) {
      int payloadBits =
          draft.scheme() == null
              ? blockBits(draft)
              : Math.max(1, payloadOfBitsPerPixel(draft.scheme(), link));
      return McsCodes.holding(mcs.table(), link::codeOf, payloadBits);
    }
    if (mcs.selection() == McsSettings.Selection.INSTANTANEOUS) {
      throw new ScenarioException(
          "link.mcs.selection = instantaneous keeps the payload and lets the symbols vary, which"
              + " link.bandwidth does not allow",
          "Maybe link.bits-per-pixel instead of link.bandwidth");
    }
    return McsCodes.filling(mcs.table(), link::codeOf, symbols(link));
  }

  private static EsN0 averageEsN0(LinkSettings link) {
    if (!link.channel().hasNoise()) {
      throw new ScenarioException(
          "link.mcs.selection needs an Es/N0, which link.channel = %s does not have"
              .formatted(link.channel().name()),
          "Maybe link.mcs.index = 5");
    }
    if (link.esN0() == null) {
      throw new ScenarioException(
          "link.mcs.selection needs link.EsN0: Eb/N0 follows from the MCS, not the other way round",
          "Maybe link.EsN0 = \"10 dB\"");
    }
    return link.esN0();
  }

  private static int payloadOfBitsPerPixel(Scheme scheme, LinkSettings link) {
    Double bitsPerPixel = link.bitsPerPixel();
    if (bitsPerPixel == null) {
      throw new ScenarioException(
          "link.bandwidth is missing and so is link.bits-per-pixel",
          "Maybe link.bandwidth = \"64 kHz\"");
    }
    return scheme.largestPayload(
        (int) Math.floor(bitsPerPixel * scheme.resolution().numPixels() + 1e-9));
  }

  private int payloadBits(PointDraft draft, TransportCode code) {
    Scheme scheme = draft.scheme();
    if (scheme == null) {
      return draft.code() instanceof CodeSettings.CutLdpc ? code.payloadBits() : blockBits(draft);
    }
    if (draft.link().fillsBandwidth()) {
      return scheme.largestPayload(code.payloadBits());
    }
    return payloadOfBitsPerPixel(scheme, draft.link());
  }

  private int blockBits(PointDraft draft) {
    SourceSettings.RandomBits bits = (SourceSettings.RandomBits) scenario.source();
    if (bits.blockBits() != null) {
      return bits.blockBits();
    }
    if (draft.code() instanceof CodeSettings.CutLdpc cut) {
      return cut.code().payloadBits();
    }
    if (draft.code() instanceof CodeSettings.Ldpc ldpc) {
      return ldpc.matrix().informationBits();
    }
    throw new ScenarioException(
        "source.block-bits is missing: this code has no size of its own",
        "Maybe source.block-bits = 1000");
  }

  private double frameRate() {
    Double frameRate = scenario.frameRateHz();
    if (frameRate == null) {
      throw new ScenarioException(
          "source.frame-rate is missing: with link.bandwidth it sets the bits a frame may use",
          "Maybe source.frame-rate = \"10 fps\"");
    }
    return frameRate;
  }

  private PointPlan feasible(PointDraft draft, TransportCode code, int payloadBits) {
    LinkSettings link = draft.link();
    EsN0 esN0 = esN0(link, code);
    int blocks =
        scenario.source() instanceof SourceSettings.RandomBits bits ? bits.blocksPerFrame() : 1;
    Channel channel = link.channel().at(esN0, symbolRate(draft, code));
    Modem modem = new Modem(link.modulation(), link.demapper());
    LinkBudget plain =
        FrameBudget.of(
            new FrameBudget.Terms(
                code,
                payloadBits,
                blocks,
                link.modulation(),
                esN0,
                draft.scheme() == null ? null : draft.scheme().resolution(),
                symbolRate(draft, code),
                channel,
                link.protocol(),
                link.channel().hasNoise() ? (Double) channel.peakToAverageDb(modem) : null));
    LinkBudget budget = ModelLimits.judge(channel, plain, measurementAge(draft));
    PayloadLink transport = link(draft, code, channel);
    PointParameters parameters = draft.parameters(scenario, source, esN0);
    if (draft.scheme() == null) {
      return new PointPlan.Blocks(
          parameters.pointId(),
          parameters,
          budget,
          new RandomBlocksLink(transport, payloadBits, blocks));
    }
    return new PointPlan.Frames(
        parameters.pointId(),
        parameters,
        budget.with(draft.scheme().sourceCoding(payloadBits).orElse(null)),
        draft.scheme(),
        transport);
  }

  /// Whether each block has an MCS of its own.
  private static boolean adaptsBlocks(PointDraft draft) {
    McsSettings mcs = draft.link().mcs();
    return mcs != null
        && mcs.selection() == McsSettings.Selection.INSTANTANEOUS
        && !(draft.code() instanceof CodeSettings.None);
  }

  /// Blocks between the measurement that an MCS is chosen by and the block; 0 without.
  private static int measurementAge(PointDraft draft) {
    McsSettings mcs = draft.link().mcs();
    return mcs != null && adaptsBlocks(draft) ? mcs.delayBlocks() : 0;
  }

  private PayloadLink link(PointDraft draft, TransportCode code, Channel channel) {
    LinkSettings link = draft.link();
    McsSettings mcs = link.mcs();
    if (mcs == null || !adaptsBlocks(draft)) {
      Modem modem = new Modem(link.modulation(), link.demapper());
      return new TransportLink(code, modem, channel, draft.receiveMode(), link.protocol());
    }
    averageEsN0(link);
    McsCodes candidates = candidates(draft, mcs);
    return new AdaptiveLink(
        candidates,
        candidates.selection(mcs.target()),
        new AdaptiveLink.Measurement(mcs.delayBlocks(), candidates.medianSymbols()),
        new AdaptiveLink.Ends(
            channel,
            chosen -> new Modem(chosen.modulation(), link.demapper()),
            draft.receiveMode(),
            link.protocol()));
  }

  /// Es/N0 as given, or from Eb/N0 by the code's exact rate; null on a bit-error model.
  private static @Nullable EsN0 esN0(LinkSettings link, TransportCode code) {
    if (!link.channel().hasNoise()) {
      return null;
    }
    if (link.esN0() != null || link.ebN0() == null) {
      return link.esN0();
    }
    double bitsPerSymbol =
        (double) code.informationBits() / code.codedBits() * link.modulation().order();
    double esN0Db = link.ebN0().db() + 10 * StrictMath.log10(bitsPerSymbol);
    try {
      return new EsN0(esN0Db);
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(
          "link.EbN0 = %s dB: %s (%s)"
              .formatted(link.ebN0().db(), e.getMessage(), link.operatingPlace()));
    }
  }

  /// The bandwidth asked for; where bits per pixel are asked for, the one that they need.
  private @Nullable Double symbolRate(PointDraft draft, TransportCode code) {
    if (draft.link().bandwidthHz() != null || scenario.frameRateHz() == null) {
      return draft.link().bandwidthHz();
    }
    return draft.scheme() == null
        ? null
        : (Double) (scenario.frameRateHz() * code.codedBits() / draft.link().modulation().order());
  }

  private PointPlan infeasible(PointDraft draft, String reason) {
    PointParameters parameters =
        draft.parameters(
            scenario, source, draft.link().channel().hasNoise() ? draft.link().esN0() : null);
    return new PointPlan.Infeasible(parameters.pointId(), parameters, reason);
  }
}
