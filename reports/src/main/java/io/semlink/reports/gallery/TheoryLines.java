package io.semlink.reports.gallery;

import io.semlink.reports.figure.Series;
import io.semlink.reports.figure.Series.Datum;
import io.semlink.reports.figure.Style;
import io.semlink.reports.stat.Abscissa;
import io.semlink.reports.stat.Condition;
import io.semlink.reports.stat.Curve;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.metrics.UncodedTheory;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EbN0;
import io.semlink.simulator.units.EsN0;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Closed forms of uncoded transmission over the channel of a condition, one a modulation.
final class TheoryLines {
  private static final int NUM_STEPS = 64;

  /// Parameters of channels that the closed forms do not hang on.
  private static final Set<String> HARMLESS =
      Set.of("coherence", "doppler", "demapper", "EsN0-bias", "EsN0-error");

  private TheoryLines() {}

  /// The lines across the abscissae of the condition, down to two decades below the lowest value.
  ///
  /// @param lowest lowest error rate of the figure
  /// @return empty for channels and modulations without a closed form
  static List<Series> of(Condition condition, double lowest) {
    boolean faded = condition.channel().startsWith("rayleigh");
    boolean known = faded || condition.channel().equals("awgn");
    if (!known
        || !isPlain(condition.channelParameters())
        || condition.abscissa() == Abscissa.DEMOD_BER
        || condition.curves().isEmpty()) {
      return List.of();
    }
    List<Series> lines = new ArrayList<>();
    for (Map.Entry<Integer, String> modulation : modulations(condition).entrySet()) {
      int bitsPerSymbol = modulation.getKey();
      if (UncodedTheory.covers(bitsPerSymbol)) {
        lines.add(
            new Series(
                "uncoded %s, theory".formatted(modulation.getValue()),
                Style.reference(lines.size()),
                line(condition, bitsPerSymbol, faded, lowest / 100)));
      }
    }
    return lines;
  }

  /// Whether the closed forms hold: gains known, noise white and of one power, nothing else
  /// between. How long a gain lasts, how LLRs are computed and what Es/N0 the receiver believes in
  /// do not change hard decisions.
  private static boolean isPlain(String channelParameters) {
    return channelParameters.isEmpty()
        || Arrays.stream(channelParameters.split(" (?=[A-Za-z.-]+=)"))
            .allMatch(parameter ->
                parameter.equals("csi=perfect") || HARMLESS.contains(parameter.split("=", 2)[0]));
  }

  private static Map<Integer, String> modulations(Condition condition) {
    Map<Integer, String> modulations = new TreeMap<>();
    for (Curve curve : condition.curves()) {
      LinkBudget budget = curve.budget();
      PointParameters asked = curve.points().getFirst().parameters();
      String name = asked.modulation();
      // Eight phases and more have no closed form here, nor has what changes along the curve.
      boolean fixed = asked.mcsSelection() == null && !name.matches("[0-9]+psk");
      if (!budget.isAnalog() && fixed) {
        modulations.putIfAbsent(
            Math.round((float) budget.codedBits() / budget.symbols()), Words.modulation(name));
      }
    }
    return modulations;
  }

  private static List<Datum> line(
      Condition condition, int bitsPerSymbol, boolean faded, double floor) {
    double[] abscissae =
        condition.curves().stream()
            .flatMap(c -> c.points().stream())
            .mapToDouble(p -> x(condition, p))
            .toArray();
    double low = Arrays.stream(abscissae).min().orElse(0);
    double high = Arrays.stream(abscissae).max().orElse(0);
    List<Datum> data = new ArrayList<>();
    for (int i = 0; i <= NUM_STEPS; i++) {
      double x = low + (high - low) * i / NUM_STEPS;
      EbN0 ebN0 = ebN0(condition.abscissa(), x, bitsPerSymbol);
      double ber =
          faded
              ? UncodedTheory.rayleigh(bitsPerSymbol, ebN0)
              : UncodedTheory.awgn(bitsPerSymbol, ebN0);
      if (ber >= floor) {
        data.add(Datum.exact(x, ber));
      }
    }
    return data;
  }

  private static EbN0 ebN0(Abscissa abscissa, double x, int bitsPerSymbol) {
    return abscissa == Abscissa.EB_N0
        ? new EbN0(x)
        : new EsN0(x).toEbN0(CodeRate.UNCODED, bitsPerSymbol);
  }

  private static double x(Condition condition, PointRecord point) {
    return Objects.requireNonNull(condition.abscissa().of(point));
  }
}
