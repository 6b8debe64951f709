package io.semlink.reports.stat;

import io.semlink.reports.read.Run;
import io.semlink.reports.stat.Adaptation.FixedMcs;
import io.semlink.reports.stat.Adaptation.Step;
import io.semlink.simulator.link.Concealment;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.link.McsSelection;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What a run says of link adaptation.
public final class Adaptations {
  private static final McsSelection.Target TARGET = new McsSelection.Target(Adaptation.TARGET_BLER);

  private Adaptations() {}

  /// One for each scheme, receive mode, channel and bandwidth that ran with a channel code at
  /// several MCS of equal channel uses. Retransmissions spend more of them, and a link that chooses
  /// by itself has no fixed MCS; their points are left out.
  ///
  /// @param metric what is compared
  /// @return in plan order; empty if no study of the MCS was made
  /// @throws io.semlink.simulator.results.BadRunException if the frames cannot be read
  public static List<Adaptation> of(Run run, TaskMetric metric) {
    List<Group> groups = groups(run.points(), metric);
    if (groups.isEmpty()) {
      return List.of();
    }
    List<Group> choosable = groups.stream().filter(Group::isWithoutMemory).toList();
    ChosenFrames frames = ChosenFrames.of(run, choosable, metric);
    return groups.stream().map(group -> adaptation(group, metric, frames)).toList();
  }

  /// Points that differ in MCS and Es/N0 alone.
  ///
  /// @param mcs the most robust first, at least two
  record Group(Condition condition, String label, double channelUses, List<FixedMcs> mcs) {
    /// Whether a frame's record hangs on that frame alone.
    boolean isWithoutMemory() {
      return mcs.stream().flatMap(m -> m.points().stream()).noneMatch(Adaptations::remembers);
    }

    /// The MCS that ran at each Es/N0 with their points, the most robust first.
    TreeMap<Double, Map<FixedMcs, PointRecord>> byEsN0() {
      TreeMap<Double, Map<FixedMcs, PointRecord>> all = new TreeMap<>();
      for (FixedMcs fixed : mcs) {
        for (PointRecord point : fixed.points()) {
          all.computeIfAbsent(esN0Db(point), _ -> new LinkedHashMap<>()).put(fixed, point);
        }
      }
      return all;
    }
  }

  private static List<Group> groups(List<PointRecord> points, TaskMetric metric) {
    List<PointRecord> eligible = points.stream().filter(p -> isEligible(p, metric)).toList();
    CurveLabels labels = CurveLabels.withoutMcs(eligible);
    record Key(String label, double channelUses) {}
    List<Group> groups = new ArrayList<>();
    for (Condition condition : Condition.of(points)) {
      Map<Key, List<PointRecord>> byKey = new LinkedHashMap<>();
      condition.curves().stream()
          .flatMap(c -> c.points().stream())
          .filter(eligible::contains)
          .forEach(p ->
              byKey
                  .computeIfAbsent(
                      new Key(labels.of(p), Abscissa.channelUses(p)), _ -> new ArrayList<>())
                  .add(p));
      byKey.forEach((key, members) -> {
        List<FixedMcs> mcs = mcs(members);
        if (mcs.size() > 1) {
          groups.add(new Group(condition, key.label(), key.channelUses(), mcs));
        }
      });
    }
    return groups;
  }

  private static boolean isEligible(PointRecord point, TaskMetric metric) {
    PointParameters p = point.parameters();
    LinkBudget budget = point.budget();
    return budget != null
        && budget.codeRate() < 1
        && p.esN0Db() != null
        && p.harq() == null
        && p.mcsSelection() == null
        && metric.of(point) != null
        && !Condition.isErrorFree(point);
  }

  static boolean remembers(PointRecord point) {
    return Concealment.LAST_FRAME.keyword().equals(point.parameters().concealment());
  }

  private static List<FixedMcs> mcs(List<PointRecord> points) {
    Map<String, List<PointRecord>> byName = new LinkedHashMap<>();
    points.forEach(p -> byName.computeIfAbsent(name(p), _ -> new ArrayList<>()).add(p));
    List<FixedMcs> all = new ArrayList<>();
    byName.forEach((name, members) -> {
      members.sort(Comparator.comparingDouble(Adaptations::esN0Db));
      all.add(new FixedMcs(name, thresholdDb(budget(members.getFirst())), members));
    });
    all.sort(
        Comparator.comparingInt((FixedMcs m) -> budget(m.points().getFirst()).informationBits())
            .thenComparing(Comparator.comparingDouble(FixedMcs::thresholdDb).reversed()));
    return all;
  }

  private static String name(PointRecord point) {
    PointParameters p = point.parameters();
    String mcs = p.mcs();
    return mcs == null ? Words.modulation(p.modulation()) + " " + p.codeRate() : mcs;
  }

  private static double thresholdDb(LinkBudget budget) {
    int order = Math.ceilDiv(budget.codedBits(), budget.symbols());
    return McsSelection.thresholdDb(order, budget.informationBits(), budget.symbols(), TARGET);
  }

  private static Adaptation adaptation(Group group, TaskMetric metric, ChosenFrames frames) {
    List<Step> steps = new ArrayList<>();
    group
        .byEsN0()
        .forEach((esN0Db, points) -> {
          Map.Entry<FixedMcs, PointRecord> best =
              points.entrySet().stream()
                  .max(
                      Comparator.comparingDouble(
                          e -> Objects.requireNonNull(metric.of(e.getValue()))))
                  .orElseThrow();
          ChosenFrames.Estimates estimates = frames.estimates(best.getValue());
          steps.add(
              new Step(
                  esN0Db,
                  best.getKey().name(),
                  best.getValue(),
                  estimates.frames(),
                  estimates.of(FrameRule.ORACLE),
                  estimates.of(FrameRule.PROMPT),
                  estimates.of(FrameRule.DELAYED),
                  estimates.loss()));
        });
    return new Adaptation(
        group.condition(),
        metric,
        group.label(),
        group.mcs(),
        group.channelUses(),
        Abscissa.CHANNEL_USES_PER_PIXEL.of(group.mcs().getFirst().points().getFirst()),
        steps);
  }

  private static LinkBudget budget(PointRecord point) {
    return Objects.requireNonNull(point.budget());
  }

  private static double esN0Db(PointRecord point) {
    return Objects.requireNonNull(point.parameters().esN0Db());
  }
}
