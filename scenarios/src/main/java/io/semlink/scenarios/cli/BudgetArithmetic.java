package io.semlink.scenarios.cli;

import io.semlink.simulator.link.HarqSettings;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.link.LinkProtocol;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.units.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// The arithmetic of a point's budget, line by line: every figure with what it is made of.
final class BudgetArithmetic {
  private final PointParameters asked;
  private final LinkBudget budget;
  private final List<Line> lines = new ArrayList<>();

  /// One figure.
  ///
  /// @param quantity its name
  /// @param formula what it is made of, in symbols and in numbers
  /// @param value worked out from the numbers of the formula
  /// @param unit empty for a pure number
  record Line(String quantity, String formula, double value, String unit) {}

  private BudgetArithmetic(PointParameters asked, LinkBudget budget) {
    this.asked = asked;
    this.budget = budget;
  }

  /// The lines of a point.
  ///
  /// @param asked what is asked of it
  /// @param budget what that means
  static List<Line> of(PointParameters asked, LinkBudget budget) {
    BudgetArithmetic arithmetic = new BudgetArithmetic(asked, budget);
    if (budget.isAnalog()) {
      arithmetic.features();
    } else {
      arithmetic.bits();
    }
    arithmetic.perPixel();
    arithmetic.uses();
    arithmetic.energy();
    arithmetic.time();
    return List.copyOf(arithmetic.lines);
  }

  private void add(String quantity, String formula, double value, String unit) {
    lines.add(new Line(quantity, formula, value, unit));
  }

  private void mayUse() {
    Double bandwidth = asked.bandwidthHz();
    Double frameRate = asked.frameRateHz();
    if (bandwidth != null && frameRate != null && asked.bitsPerPixel() == null) {
      add(
          "channel uses a frame may take",
          "floor(bandwidth / frame rate) = floor(%s Hz / %s fps)"
              .formatted(n(bandwidth), n(frameRate)),
          Math.floor(bandwidth / frameRate + 1e-9),
          "symbols");
    }
  }

  private void features() {
    mayUse();
    int features = Objects.requireNonNull(budget.features());
    add(
        "analog values a frame",
        "the most of the scheme in 2 x %s".formatted(budget.symbols()),
        features,
        "");
    add(
        "symbols in use",
        "ceil(values / 2) = ceil(%s / 2), %s idle".formatted(features, budget.idleSymbols()),
        budget.symbols() - budget.idleSymbols(),
        "symbols");
  }

  private int order() {
    return Stream.of(Modulation.values())
        .filter(modulation -> modulation.keyword().equals(asked.modulation()))
        .findFirst()
        .orElseThrow()
        .order();
  }

  private void bits() {
    if (asked.resolution() != null) {
      mayUse();
    }
    int qm = order();
    add("bits a symbol, Qm", asked.modulation(), qm, "bit");
    add(
        "coded bits a block, E",
        "symbols x Qm = %s x %s".formatted(budget.symbols(), qm),
        (double) budget.symbols() * qm,
        "bit");
    add(
        "information bits a block, B",
        "payload + padding + CRC = %s + %s + %s"
            .formatted(budget.payloadBits(), budget.paddingBits(), budget.crcBits()),
        (double) budget.payloadBits() + budget.paddingBits() + budget.crcBits(),
        "bit");
    add(
        "code rate, R",
        "B / E = %s / %s (asked: %s)"
            .formatted(budget.informationBits(), budget.codedBits(), asked.codeRate()),
        (double) budget.informationBits() / budget.codedBits(),
        "");
  }

  private void perPixel() {
    if (asked.resolution() == null) {
      return;
    }
    Resolution size = Resolution.parse(asked.resolution());
    String pixels = "%s x %s".formatted(size.height(), size.width());
    if (!budget.isAnalog()) {
      add(
          "bits per pixel",
          "payload / (H W) = %s / (%s)".formatted(budget.payloadBits(), pixels),
          (double) budget.payloadBits() / size.numPixels(),
          "bit");
    }
    add(
        "channel uses per pixel",
        "symbols / (H W) = %s / (%s)".formatted(budget.symbols(), pixels),
        (double) budget.symbols() / size.numPixels(),
        "");
  }

  private void uses() {
    int waveform = budget.channelUses() - budget.symbols() - budget.headerSymbols();
    add(
        "channel uses of a transmission, U",
        "symbols + waveform + header = %s + %s + %s"
            .formatted(budget.symbols(), waveform, budget.headerSymbols()),
        (double) budget.symbols() + waveform + budget.headerSymbols(),
        "symbols");
    if (!budget.isAnalog()) {
      add(
          "net bits a channel use",
          "payload / U = %s / %s".formatted(budget.payloadBits(), budget.channelUses()),
          (double) budget.payloadBits() / budget.channelUses(),
          "bit");
    }
  }

  private void energy() {
    Double esN0 = budget.esN0Db();
    if (esN0 == null) {
      return;
    }
    add("Es/N0", "energy a symbol over N0", esN0, "dB");
    if (!budget.isAnalog()) {
      int qm = order();
      add(
          "Eb/N0",
          "Es/N0 - 10 log10(R Qm) = %s dB - 10 log10(%s x %s)"
              .formatted(n(esN0), n(budget.codeRate()), qm),
          esN0 - 10 * StrictMath.log10(budget.codeRate() * qm),
          "dB");
    }
  }

  private void time() {
    Double bandwidth = budget.bandwidthHz();
    if (bandwidth == null) {
      return;
    }
    LinkProtocol protocol = budget.protocol();
    HarqSettings harq = protocol.harq();
    add(
        "time on air of a transmission",
        "U / bandwidth = %s / %s Hz".formatted(budget.channelUses(), n(bandwidth)),
        budget.channelUses() / bandwidth,
        "s");
    add(
        "time of a frame without retransmission",
        "blocks x U / bandwidth + propagation = %s x %s / %s Hz + %s s"
            .formatted(
                budget.blocksPerFrame(),
                budget.channelUses(),
                n(bandwidth),
                n(protocol.propagationSeconds())),
        budget.blocksPerFrame() * budget.channelUses() / bandwidth + protocol.propagationSeconds(),
        "s");
    if (harq.rounds() > 1) {
      add(
          "each further HARQ round adds",
          "U / bandwidth + feedback + 2 propagation = %s / %s Hz + %s s + 2 x %s s"
              .formatted(
                  budget.channelUses(),
                  n(bandwidth),
                  n(harq.feedbackSeconds()),
                  n(protocol.propagationSeconds())),
          budget.channelUses() / bandwidth
              + harq.feedbackSeconds()
              + 2 * protocol.propagationSeconds(),
          "s");
    }
    Double frameRate = asked.frameRateHz();
    if (frameRate != null && asked.queue() != null) {
      add(
          "period of the frames",
          "1 / frame rate = 1 / %s fps; at most %s wait".formatted(n(frameRate), asked.queue()),
          1 / frameRate,
          "s");
    }
  }

  /// A number without needless zeros.
  static String n(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return String.format(Locale.ROOT, "%.6g", value).replaceAll("(\\.[0-9]*?)0+($|e)", "$1$2");
  }
}
