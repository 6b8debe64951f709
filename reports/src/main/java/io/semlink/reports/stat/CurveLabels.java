package io.semlink.reports.stat;

import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names of curves: as few words as tell every curve of the run from every other.
final class CurveLabels {
  /// One word of a name.
  ///
  /// @param text empty where a point has no such trait
  /// @param absent what such a point is called if nothing else names it; empty where every point
  ///   has the trait
  private record Trait(Function<PointParameters, String> text, String absent) {
    Trait(Function<PointParameters, String> text) {
      this(text, "");
    }
  }

  private static final Trait SCHEME = new Trait(PointParameters::scheme);
  private static final Trait RECEIVE_MODE = new Trait(PointParameters::receiveMode);
  private static final Trait MODULATION = new Trait(p -> Words.modulation(p.modulation()));
  private static final Trait CODE_RATE =
      new Trait(p -> p.codeRate().isEmpty() ? "" : "R = " + p.codeRate(), "no code");
  private static final Trait MCS = new Trait(p -> orEmpty(p.mcs()));
  private static final Trait BITS_PER_PIXEL =
      new Trait(
          p -> p.bitsPerPixel() == null ? "" : p.bitsPerPixel() + " bits per pixel",
          "rate by bandwidth");
  private static final List<Trait> ALL =
      List.of(
          SCHEME,
          RECEIVE_MODE,
          new Trait(p -> orEmpty(p.modality())),
          new Trait(p -> orEmpty(p.resolution())),
          MODULATION,
          CODE_RATE,
          BITS_PER_PIXEL,
          new Trait(PointParameters::code),
          new Trait(p -> orEmpty(p.decoder())),
          new Trait(p -> p.iterationsMax() == null ? "" : p.iterationsMax() + " iterations"),
          MCS,
          new Trait(p -> orEmpty(p.mcsSelection()), "fixed MCS"),
          new Trait(p -> p.harq() == null ? "" : "HARQ " + p.harq(), "no HARQ"),
          new Trait(p -> orEmpty(p.protocol()), "no protocol"),
          new Trait(
              p -> p.concealment() == null ? "" : "concealment " + p.concealment(),
              "no concealment"),
          new Trait(PointParameters::source),
          new Trait(p -> p.weights() == null ? "" : "weights " + p.weights()),
          new Trait(p -> "repetition " + p.repetition()));

  private final List<Trait> kept;
  private final List<String> labels;

  private CurveLabels(List<Trait> kept, List<String> labels) {
    this.kept = kept;
    this.labels = labels;
  }

  /// Names of curves over the channel's quality.
  static CurveLabels of(List<PointRecord> points) {
    return of(points, Set.of());
  }

  /// Names of what chooses among modulations and code rates: points that differ in them alone share
  /// one.
  static CurveLabels withoutMcs(List<PointRecord> points) {
    return of(points, Set.of(MODULATION, CODE_RATE, MCS));
  }

  /// Names of curves over the rate: points that differ in it alone share one.
  static CurveLabels withoutRate(List<PointRecord> points) {
    return of(points, Set.of(BITS_PER_PIXEL));
  }

  /// A trait is kept if it tells curves apart that the traits before it do not.
  private static CurveLabels of(List<PointRecord> points, Set<Trait> ignored) {
    List<PointParameters> all = points.stream().map(PointRecord::parameters).distinct().toList();
    boolean linkAlone = points.stream().allMatch(Curve::isLinkAlone);
    List<Trait> traits = ALL.stream().filter(t -> !ignored.contains(t)).toList();
    List<Trait> always =
        linkAlone && ignored.isEmpty() ? List.of(MODULATION, CODE_RATE) : List.of();
    List<Trait> kept = new ArrayList<>(always);
    for (Trait trait : traits) {
      List<Trait> more = new ArrayList<>(kept);
      more.add(trait);
      if (!kept.contains(trait) && numDistinct(all, more) > numDistinct(all, kept)) {
        kept.add(trait);
      }
    }
    if (kept.isEmpty()) {
      kept.add(RECEIVE_MODE);
    }
    List<Trait> ordered = traits.stream().filter(kept::contains).toList();
    List<String> labels = all.stream().map(p -> label(p, ordered)).distinct().toList();
    return new CurveLabels(ordered, labels);
  }

  String of(PointRecord point) {
    return label(point.parameters(), kept);
  }

  int index(String label) {
    return labels.indexOf(label);
  }

  private static long numDistinct(List<PointParameters> all, List<Trait> traits) {
    return all.stream().map(p -> label(p, traits)).distinct().count();
  }

  private static String label(PointParameters parameters, List<Trait> traits) {
    String label = joined(traits.stream().map(trait -> trait.text().apply(parameters)));
    return label.isEmpty() ? joined(traits.stream().map(Trait::absent)) : label;
  }

  private static String joined(Stream<String> texts) {
    return texts.filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
