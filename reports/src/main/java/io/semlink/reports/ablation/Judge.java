package io.semlink.reports.ablation;

import io.semlink.reports.ablation.AblationPoint.Condition;
import io.semlink.reports.ablation.Claim.Where;
import io.semlink.reports.ablation.Verdict.Outcome;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.SampleMean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds claims against results. Seeds are the sample: networks of one seed share training scenes,
/// augmentation and test frames, so that their difference varies less than their mIoU, and the
/// differences of several seeds have a mean with Student's interval at 95 %.
///
/// The interval says what another training would give, not what other test frames would.
public final class Judge {
  private final AblationResults results;

  /// A judge of some results.
  public Judge(AblationResults results) {
    this.results = results;
  }

  /// A verdict.
  ///
  /// @throws IllegalArgumentException if the claim is about a variant or a condition that was not
  ///   measured, or its variants were measured under different conditions
  public Verdict judge(Claim claim) {
    return switch (claim) {
      case Claim.Greater greater -> greater(greater);
      case Claim.NonDecreasing nonDecreasing -> nonDecreasing(nonDecreasing);
    };
  }

  private Verdict greater(Claim.Greater claim) {
    Where where = claim.where();
    SequencedMap<Long, Double> better = bySeed(claim.better(), where, where::holds);
    SequencedMap<Long, Double> worse = bySeed(claim.worse(), where, where::holds);
    requireSame(claim, conditions(claim.better(), where), conditions(claim.worse(), where));
    return verdict(claim, "difference", difference(better, worse));
  }

  private Set<Condition> conditions(String variant, Where where) {
    return results.points().stream()
        .filter(p -> p.variant().equals(variant) && where.holds(p.condition()))
        .map(AblationPoint::condition)
        .collect(Collectors.toSet());
  }

  /// Means over different payloads or bit error rates say nothing of the variants.
  private static void requireSame(Claim claim, Set<Condition> one, Set<Condition> other) {
    if (!one.equals(other)) {
      throw new IllegalArgumentException(
          "\"%s\" compares unlike conditions: %s and %s".formatted(claim.text(), one, other));
    }
  }

  /// Every step by itself: the claim holds if all do, and fails if one does.
  private Verdict nonDecreasing(Claim.NonDecreasing claim) {
    List<Integer> planes =
        results.conditions().stream().map(Condition::planes).distinct().sorted().toList();
    if (planes.size() < 2) {
      throw new IllegalArgumentException(
          "\"%s\" needs two numbers of planes".formatted(claim.text()));
    }
    List<Verdict> steps = new ArrayList<>();
    for (int i = 1; i < planes.size(); i++) {
      int fewer = planes.get(i - 1);
      int more = planes.get(i);
      SequencedMap<Long, Double> step = difference(at(claim, more), at(claim, fewer));
      steps.add(verdict(claim, "weakest step, %s to %s planes,".formatted(fewer, more), step));
    }
    return steps.stream()
        .min(
            Comparator.comparingInt((Verdict step) -> rank(step.outcome()))
                .thenComparingDouble(step -> mean(step.bySeed())))
        .orElseThrow();
  }

  /// From what decides first to what decides last.
  private static int rank(Outcome outcome) {
    return switch (outcome) {
      case DID_NOT_HOLD -> 0;
      case NOT_DECIDED -> 1;
      case HELD -> 2;
    };
  }

  private SequencedMap<Long, Double> at(Claim.NonDecreasing claim, int planes) {
    return bySeed(
        claim.variant(), claim.where(), c -> c.planes() == planes && claim.where().holds(c));
  }

  /// Mean mIoU over the conditions of a claim, by seed.
  private SequencedMap<Long, Double> bySeed(
      String variant, Where where, Predicate<Condition> chosen) {
    SequencedMap<Long, Double> bySeed = new LinkedHashMap<>();
    for (long seed : results.seeds()) {
      double mean =
          results.points().stream()
              .filter(p -> p.seed() == seed && p.variant().equals(variant))
              .filter(p -> chosen.test(p.condition()))
              .mapToDouble(p -> p.meanIou(where.hours()))
              .average()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "nothing was measured of %s, seed %s, where %s"
                          .formatted(variant, seed, where)));
      bySeed.put(seed, mean);
    }
    return bySeed;
  }

  private static SequencedMap<Long, Double> difference(
      SequencedMap<Long, Double> minuend, SequencedMap<Long, Double> subtrahend) {
    SequencedMap<Long, Double> difference = new LinkedHashMap<>();
    minuend.forEach(
        (seed, value) -> difference.put(seed, value - subtrahend.getOrDefault(seed, Double.NaN)));
    return difference;
  }

  private static double mean(SequencedMap<Long, Double> bySeed) {
    return bySeed.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static Verdict verdict(Claim claim, String name, SequencedMap<Long, Double> bySeed) {
    if (bySeed.values().stream().anyMatch(value -> Double.isNaN(value))) {
      return new Verdict(claim.text(), Outcome.NOT_DECIDED, "there is no such frame", bySeed);
    }
    SampleMean mean = SampleMean.of(List.copyOf(bySeed.values()), Interval.CONFIDENCE);
    String reason = "%s %s points, %s".formatted(name, signed(mean.mean()), spread(mean));
    return new Verdict(claim.text(), outcome(claim, mean.interval()), reason, bySeed);
  }

  private static Outcome outcome(Claim claim, @Nullable Interval interval) {
    if (interval == null) {
      return Outcome.NOT_DECIDED;
    }
    return switch (claim) {
      case Claim.Greater greater -> outcome(interval.low() > 0, interval.high() <= 0);
      case Claim.NonDecreasing n ->
          outcome(interval.low() >= -n.tolerance(), interval.high() < -n.tolerance());
    };
  }

  private static Outcome outcome(boolean held, boolean refuted) {
    return held ? Outcome.HELD : refuted ? Outcome.DID_NOT_HOLD : Outcome.NOT_DECIDED;
  }

  private static String spread(SampleMean mean) {
    Interval interval = mean.interval();
    return interval == null
        ? "one seed, which has no interval"
        : "95 %% interval %s..%s, %s seeds"
            .formatted(signed(interval.low()), signed(interval.high()), mean.count());
  }

  private static String signed(double fraction) {
    String text = Words.decimal(100 * fraction, 1);
    return text.startsWith("−") ? text : "+" + text;
  }
}
